/** What a user reads of each field: the groups' files joined, each with its group added. */
import { Bug } from '../../errors/internal';
import { type FieldDescription, GROUPS, type GroupName, type SectionName } from '../types';
import { CHECKPOINTS } from './checkpoints';
import { EXECUTION } from './execution';
import { GENERATOR } from './generator';
import { GROUPING } from './grouping';
import { INFERENCE } from './inference';
import { LOSS } from './loss';
import { MODEL } from './model';
import { NAMES } from './names';
import { OPTIMIZER } from './optimizer';
import { PATHS } from './paths';
import { PHYSICS } from './physics';
import { TRAINING } from './training';
import type { Descriptions } from './types';

const BY_GROUP: { readonly [group in GroupName]: Descriptions } = {
  paths: PATHS,
  grouping: GROUPING,
  physics: PHYSICS,
  training: TRAINING,
  loss: LOSS,
  model: MODEL,
  generator: GENERATOR,
  optimizer: OPTIMIZER,
  execution: EXECUTION,
  checkpoints: CHECKPOINTS,
  inference: INFERENCE,
  names: NAMES,
};

/** By Python name, or by `section.name` where the name means something else in that section. */
export const DESCRIPTIONS: { readonly [key: string]: FieldDescription } = joined();

/** The description of a field or an override alias in a section; undefined for an unknown name. */
export function describeField(section: SectionName, name: string): FieldDescription | undefined {
  const key = [`${section}.${name}`, name].find((known) => Object.hasOwn(DESCRIPTIONS, known));
  return key === undefined ? undefined : DESCRIPTIONS[key];
}

/** Throws for a key that two groups describe: one of them would be lost in silence. */
function joined(): { readonly [key: string]: FieldDescription } {
  const descriptions: { [key: string]: FieldDescription } = {};
  for (const group of Object.keys(GROUPS) as GroupName[])
    for (const [key, text] of Object.entries(BY_GROUP[group])) {
      if (Object.hasOwn(descriptions, key)) throw new Bug(`${key} is described twice`);
      descriptions[key] = { ...text, group };
    }
  return descriptions;
}
