import type { SweepReading } from '../../../shared/sweep/draft/readSweep';
import { METHODS, type SweepDraft } from '../../../shared/sweep/sweep';
import { ToggleGroup } from '../../kit/ToggleGroup';
import { changeSweep } from '../edit';
import { Boxes } from './Boxes';
import css from './Editor.module.css';

const WORDS = {
  grid: { label: 'Grid', tip: 'All combinations of values' },
  zip: { label: 'Zipped', tip: 'The first value of every axis, then the second, …' },
  random: {
    label: 'Random',
    tip: 'Random samples of all axes; the same seed gives the same points everywhere',
  },
} as const;

const BOXES = { count: ['points', 'Number of random points'], seed: ['seed', 'Seed'] } as const;

interface MethodProps {
  readonly method: SweepDraft['method'];
  readonly reading: SweepReading;
}

const set = (method: SweepDraft['method'], key?: string) =>
  changeSweep((before) => ({ ...before, method }), key);

/** How points are generated from the axes. */
export function MethodEditor({ method, reading }: MethodProps) {
  return (
    <fieldset className={css.part}>
      <legend className={css.heading}>
        Points <small>{WORDS[method.kind].tip.toLowerCase()}</small>
      </legend>
      <ToggleGroup
        small
        label="How axes are combined"
        value={method.kind}
        choices={METHODS.map((value) => ({ value, ...WORDS[value] }))}
        onChange={(kind) => set(kind === 'random' ? { kind, count: 100, seed: 0 } : { kind })}
      />
      {method.kind === 'random' && (
        <Boxes
          boxes={(['count', 'seed'] as const).map((box) => ({
            caption: BOXES[box][0],
            label: BOXES[box][1],
            value: method[box],
            problem: reading[box],
            onText: (text) => set({ ...method, [box]: text }, `sweep ${box}`),
          }))}
        />
      )}
    </fieldset>
  );
}
