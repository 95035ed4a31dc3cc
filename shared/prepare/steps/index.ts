/** Every step, in the order in which a menu offers them. */
import { Bug } from '../../errors/internal';
import type { Step, StepEntry } from '../step';
import { ADD } from './add';
import { AMPLITUDE } from './amplitude';
import { BAD } from './bad';
import { BIN } from './bin';
import { CENTRE } from './centre';
import { CONJUGATE } from './conjugate';
import { CROP } from './crop';
import { DARK } from './dark';
import { DTYPE } from './dtype';
import { FFTSHIFT } from './fftshift';
import { FLIP } from './flip';
import { GAIN } from './gain';
import { GRID } from './grid';
import { KEEP } from './keep';
import { INDEX } from './matchByIndex';
import { NEGATE } from './negate';
import { OFFSET } from './offset';
import { PAD } from './pad';
import { PLACE } from './place';
import { RESHAPE } from './reshape';
import { REVERSE } from './reverse';
import { SCALE } from './scale';
import { SELECT } from './select';
import { SNAKE } from './snake';
import { SQUARE } from './square';
import { SQUEEZE } from './squeeze';
import { SWAP } from './swap';
import { TAKE } from './take';
import { TRANSPOSE } from './transpose';
import { UNIT } from './unit';

export const STEPS: readonly StepEntry[] = [
  SQUEEZE,
  RESHAPE,
  TRANSPOSE,
  TAKE,
  SELECT,
  INDEX,
  KEEP,
  ADD,
  GRID,
  BAD,
  DARK,
  GAIN,
  SQUARE,
  FFTSHIFT,
  CENTRE,
  CROP,
  PAD,
  BIN,
  FLIP,
  SWAP,
  CONJUGATE,
  AMPLITUDE,
  UNIT,
  NEGATE,
  REVERSE,
  SNAKE,
  SCALE,
  PLACE,
  OFFSET,
  DTYPE,
];

const byId = new Map(STEPS.map((entry) => [entry.id, entry]));

/** Its entry. `stepSchema` lets no step through that has none. */
export function entryOf({ step }: Step): StepEntry {
  const entry = byId.get(step);
  if (!entry) throw new Bug(`There is no step ${step}`);
  return entry;
}
