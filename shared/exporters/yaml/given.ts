/** The fields of a YAML file for `ptycho_train`: TensorFlow's names, in PtychoPINN's order. */

import type { FieldFact } from '../../catalogue/types';
import { Bug } from '../../errors/internal';
import type { Resolution } from '../../factory/resolution';
import { isSetByUser } from '../../provenance/provenance';
import type { TrainingRequest } from '../../request/request';
import { findTarget, OFFERED_TARGETS } from '../../targets';
import { type CommandLine, type Rejected, WHOLE_SCAN } from '../../targets/exports/commandLine';
import type { Target } from '../../targets/target';
import type { FieldType } from '../../values/fieldType';
import { sameValue, type Value } from '../../values/value';
import { commandLineFor } from '../commands';

/** The `ptycho_train` that reads the file. */
export interface YamlReader {
  readonly target: Target;
  readonly line: CommandLine;
}

/** The script of a target; of the first that has one, for a design document. */
export function yamlReader(name: string): YamlReader {
  const own = findTarget(name);
  for (const target of own ? [own, ...OFFERED_TARGETS] : OFFERED_TARGETS) {
    const line = commandLineFor('ptycho_train', { target: target.name, workflow: 'training' });
    if (line) return { target, line };
  }
  throw new Bug('No target has a ptycho_train');
}

type Section = 'tf_model_config' | 'tf_training_config';

export interface Given {
  readonly section: Section;
  readonly field: string;
  readonly value: Value;
  readonly type: FieldType | undefined;
  /** The value of the run without file and flags; undefined for a required field. */
  readonly fallback: Value | undefined;
  /** Set by the user, not by a default of the factory or the dataset. */
  readonly user: boolean;
}

/** Its path in the file: `model.N`, `nepochs`. */
export const keyOf = ({ section, field }: Pick<Given, 'section' | 'field'>): string =>
  section === 'tf_model_config' ? `model.${field}` : field;

/** Every field that the user set, and every other field that would differ between the run and the payload. */
export function givenFields(
  reader: YamlReader,
  request: TrainingRequest,
  resolution: Resolution,
): Given[] {
  const { sections } = findTarget(request.target) ?? reader.target;
  const fields = (['tf_model_config', 'tf_training_config'] as const).flatMap((section) =>
    Object.entries(sections[section]).flatMap(([field, fact]) =>
      field === 'model' ? [] : givenField(reader, request, resolution, section, field, fact),
    ),
  );
  // The configuration of the design document has no such field, but the script requires it.
  const backend = { section: 'tf_training_config', field: 'backend', type: undefined } as const;
  return fields.some(({ field }) => field === 'backend')
    ? fields
    : [...fields, { ...backend, value: 'pytorch', fallback: 'tensorflow', user: false }];
}

function givenField(
  { target, line }: YamlReader,
  request: TrainingRequest,
  resolution: Resolution,
  section: Section,
  field: string,
  fact: FieldFact,
): Given[] {
  const { value, user } = givenValue(request, resolution, section, field);
  // The command decides it where neither its flag nor the file has a value.
  const implied = line.implied.find(
    ({ place }) => place.section === section && place.name === field,
  );
  const fallback =
    target.sections[section][field]?.default ??
    fact.default ??
    implied?.value(({ section: of, name }) => resolution.provenance[of]?.[name]?.value);
  if (value === undefined || rejection(line, field, value)) return [];
  if (!user && (value === null || (fallback !== undefined && sameValue(value, fallback))))
    return [];
  return [{ section, field, value, type: fact.type, fallback, user }];
}

function givenValue(
  request: TrainingRequest,
  { provenance }: Resolution,
  section: Section,
  field: string,
): { value: Value | undefined; user: boolean } {
  if (field === 'train_data_file' || field === 'output_dir')
    return { value: request[field], user: true };
  // The factory always sets it so, whatever the override.
  if (field === 'backend') return { value: 'pytorch', user: false };
  const own = Object.hasOwn(request.overrides, field) ? request.overrides[field] : undefined;
  const fieldProvenance = provenance[section]?.[field];
  if (field === 'n_subsample') return { value: own ?? WHOLE_SCAN, user: own !== undefined };
  // The factory does not forward this override to the section, but the file can set it.
  if (own !== undefined && fieldProvenance?.layer !== 'override') return { value: own, user: true };
  return {
    value: fieldProvenance?.value,
    user: fieldProvenance !== undefined && isSetByUser(fieldProvenance),
  };
}

/** Why the command stops with a value; undefined for one that it accepts. */
export function rejection(
  { rejects = {} }: CommandLine,
  field: string,
  value: Value,
): Rejected | undefined {
  const rejected = Object.hasOwn(rejects, field) ? rejects[field] : undefined;
  return rejected?.accepted.some((one) => sameValue(one, value)) ? undefined : rejected;
}

/** The field of the file for an override; undefined for one without a TensorFlow field. */
export function givenBy(
  { target }: YamlReader,
  fields: readonly Given[],
  override: string,
): Given | undefined {
  const names = target.synonyms.find((group) => group.includes(override)) ?? [override];
  return fields.find(({ field }) => names.includes(field));
}
