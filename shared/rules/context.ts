/** What a rule may look at: the request, its dataset's facts, and the values that the factory made of it. */

import type { ArrayStats, DatasetStats } from '../dataset/arrayStats';
import type { ArrayFacts, DatasetFacts, DatasetReading } from '../dataset/facts';
import type { FileContext } from '../dataset/fileContext';
import { findArray } from '../dataset/probeSize';
import { isSetByUser, type Layer, type Provenance } from '../provenance/provenance';
import type { EntryPoint } from '../request/entryPoint';
import type { Request } from '../request/request';
import { asNumber, isValues, own, sameValue, type Value } from '../values/value';

export interface Context {
  readonly request: Request;
  /** How the run is started; undefined while that is undecided. */
  readonly entryPoint: EntryPoint | undefined;
  /** null when the dataset could not be read. */
  readonly dataset: DatasetFacts | null;
  /** The training run's validation dataset; undefined when there is none, or when it may not be read. */
  readonly validation: DatasetReading | undefined;
  /** The request's name of the dataset's path. */
  readonly datasetField: 'train_data_file' | 'test_data_file';
  /** A field's value in the payload; undefined where the factory decided none. */
  value(section: string, name: string): Value | undefined;
  /** The layer that the value comes from. */
  layer(section: string, name: string): Layer | undefined;
  /** Whether the user set a value, and another one than the default; a pinned default is nobody's mistake. */
  changed(section: string, name: string): boolean;
  /** What a layer offers, whether it won or not. */
  offer(section: string, name: string, layer: Layer): Value | undefined;
  /** The value when it is a number. */
  number(section: string, name: string): number | undefined;
  /** What the user wrote in the overrides; undefined when nothing. */
  override(name: string): Value | undefined;
  /** What the user set in the execution config; undefined when nothing. */
  option(name: string): Value | undefined;
  /** Patterns along one side of a group. */
  grid(): number | undefined;
  /** n_groups, wherever the workflow keeps it. */
  groups(): number | undefined;
  /** What the dataset's `_metadata` says under physics_parameters; undefined when nothing. */
  physics(name: string): Value | undefined;
  array(name: string): ArrayFacts | undefined;
  /** The patterns, under their name or the old one. */
  patterns(): ArrayFacts | undefined;
  /** What the arrays' values tell; null when they were not read. */
  readonly values: DatasetStats | null;
  /** The same of one array. */
  valuesOf(name: string): ArrayStats | undefined;
  /**
   * Whether the patterns are taken as counts: the CI contract with the forward model that uses it. For inference
   * the trained model decides on the latter, so that counts may be right where the contract allows them.
   */
  takesCounts(): boolean;
  /** How many patterns there are, when they are a stack of square frames. */
  patternCount(): number | undefined;
}

export function contextOf(
  request: Request,
  fileContext: FileContext,
  provenance: Provenance,
): Context {
  const { dataset: reading } = fileContext;
  const value = (section: string, name: string) => provenance[section]?.[name]?.value;
  const patterns = () => patternsOf(reading);
  const values = valuesOf(fileContext);
  return {
    request,
    entryPoint: request.entry_point,
    dataset: reading.status === 'ok' ? reading : null,
    validation: fileContext.validation,
    datasetField: request.workflow === 'training' ? 'train_data_file' : 'test_data_file',
    value,
    layer: (section, name) => provenance[section]?.[name]?.layer,
    changed: (section, name) => {
      const story = provenance[section]?.[name];
      if (story === undefined || !isSetByUser(story)) return false;
      return !sameValue(story.value, story.contributions.at(-1)?.value ?? null);
    },
    number: (section, name) => asNumber(value(section, name)),
    grid: () => {
      const sides = value('pt_data_config', 'grid_size');
      return Array.isArray(sides) ? asNumber(sides[0]) : undefined;
    },
    groups: () =>
      asNumber(value('tf_training_config', 'n_groups') ?? value('tf_inference_config', 'n_groups')),
    physics: (name) => {
      const { metadata } = reading.status === 'ok' ? reading : NOTHING;
      const parameters = metadata.status === 'ok' ? metadata.value.physics_parameters : undefined;
      return isValues(parameters) ? own(parameters, name) : undefined;
    },
    offer: (section, name, layer) =>
      provenance[section]?.[name]?.contributions.find((offered) => offered.layer === layer)?.value,
    override: (name) => own(request.overrides, name),
    option: (name) => own(request.execution ?? {}, name),
    array: (name) => findArray(reading, name),
    patterns,
    values,
    valuesOf: (name) => values?.arrays.find((array) => array.name === name),
    // The contract alone does nothing: without this forward model the loaders scale amplitudes (SC ci_scaling_active).
    takesCounts: () =>
      value('pt_data_config', 'scale_contract_version') === 'ci_intensity_v2' &&
      (request.workflow === 'inference' ||
        value('pt_model_config', 'physics_forward_mode') === 'rectangular_scaled'),
    patternCount: () => {
      const [count, height, width] = patterns()?.shape ?? [];
      return count !== undefined && height === width ? count : undefined;
    },
  };
}

/** Values of the very file that was read; another content's are none. */
function valuesOf({ dataset, values }: FileContext): DatasetStats | null {
  return values && dataset.status === 'ok' && values.fingerprint === dataset.fingerprint
    ? values
    : null;
}

const NOTHING: Pick<DatasetFacts, 'metadata'> = { metadata: { status: 'absent' } };

/** The patterns of a dataset, under their name or the old one. */
export const patternsOf = (reading: DatasetReading): ArrayFacts | undefined =>
  findArray(reading, 'diffraction') ?? findArray(reading, 'diff3d');
