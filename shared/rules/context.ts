/** The input of a rule: the request, the facts of its dataset and the values that the factory computes. */

import type { ArrayStats, DatasetStats } from '../dataset/arrayStats';
import type { ArrayFacts, DatasetFacts, DatasetReading } from '../dataset/facts';
import type { FileContext } from '../dataset/fileContext';
import type { GroupFacts } from '../dataset/groupFacts';
import type { Check } from '../dataset/inputChecks';
import { type Bundle, bundleOf, type ModelArchive, modelValue } from '../dataset/model';
import type { OutputReading } from '../dataset/outputFolder';
import { findArray } from '../dataset/probeSize';
import { groupKey } from '../plan/groups/drawn';
import { groupQuestion } from '../plan/groups/question';
import { checksQuestion } from '../plan/input/expected';
import { planInputs } from '../plan/inputs';
import { isSetByUser, type Layer, type Provenance } from '../provenance/provenance';
import type { EntryPoint } from '../request/entryPoint';
import type { Request } from '../request/request';
import type { Target } from '../targets/target';
import { formatValue } from '../values/python';
import { asNumber, exactly, isValues, own, sameValue, type Value } from '../values/value';

export interface Context {
  readonly request: Request;
  /** The target that it is for. */
  readonly target: Target;
  /** How the run is started; undefined until one is chosen. */
  readonly entryPoint: EntryPoint | undefined;
  /** null if the dataset is unreadable. */
  readonly dataset: DatasetFacts | null;
  /** The validation dataset of a training run; undefined if there is none or it was not opened. */
  readonly validation: DatasetReading | undefined;
  /** The archive of an inference's model; undefined where it was not opened. */
  readonly modelArchive: ModelArchive | undefined;
  /** The same where it can be read. */
  readonly model: Bundle | undefined;
  /** What is in the output folder; undefined where it was not looked at. */
  readonly output: OutputReading | undefined;
  /** The value that the model was trained with; undefined where it is not known. */
  trained(name: string): Value | undefined;
  /** The request's name of the dataset's path. */
  readonly datasetField: 'train_data_file' | 'test_data_file';
  /** A field's value in the payload; undefined where the payload has none. */
  value(section: string, name: string): Value | undefined;
  /** The layer that the value comes from. */
  layer(section: string, name: string): Layer | undefined;
  /** Whether the user set a value other than the default; a pinned default is intended. */
  changed(section: string, name: string): boolean;
  /** The candidate of a layer, effective or not. */
  candidate(section: string, name: string, layer: Layer): Value | undefined;
  /** The value when it is a number, for comparing: a whole number beyond 2^53 is rounded. */
  number(section: string, name: string): number | undefined;
  /** The value as a sentence shows it: a whole number with all its digits. */
  shown(section: string, name: string): string;
  /** The user's override; undefined if there is none. */
  override(name: string): Value | undefined;
  /** The user's execution option; undefined if there is none. */
  option(name: string): Value | undefined;
  /** Patterns along one side of a group. */
  grid(): number | bigint | undefined;
  /** n_groups of either workflow, for comparing. */
  groups(): number | undefined;
  /** The same as a sentence shows it. */
  shownGroups(): string;
  /** What follows from the groups that the run draws, from the entry point named; undefined where they were not drawn. */
  drawn(): { readonly facts: GroupFacts; readonly entryPoint: EntryPoint } | undefined;
  /** Checks of the patterns as network input that contradict the dataset; empty where none were made. */
  contradicted(): readonly Check[];
  /** Whether the run draws groups of patterns, rather than the first ones. */
  takesGroups(): boolean;
  /** A value of physics_parameters in the dataset's `_metadata`; undefined if it is absent. */
  physics(name: string): Value | undefined;
  array(name: string): ArrayFacts | undefined;
  /** The patterns, under the current or the old name. */
  patterns(): ArrayFacts | undefined;
  /** Statistics of the arrays; null if their values were not read. */
  readonly values: DatasetStats | null;
  /** Statistics of one array. */
  valuesOf(name: string): ArrayStats | undefined;
  /**
   * Whether the patterns are taken as counts: the CI contract with the forward model that uses it. For inference
   * the trained model decides on the latter, so that counts may be right where the contract allows them.
   */
  takesCounts(): boolean;
  /** The number of patterns if they are a stack of square frames. */
  patternCount(): number | undefined;
}

/** Called with what is asked for: `section.field`, `override name`, `option name`, a key of the request, or one of `FILE_KEYS`. */
export type OnRead = (key: string) => void;

/** Keys of a request that say which rules there are and what is true of all of them; the others are reported when they are read. */
const FIXED = ['target', 'workflow', 'entry_point', 'profile', 'cli_defaults'] as const;
/** What these keys are, as one text. */
export const fixedOf = (request: Request): string =>
  JSON.stringify(FIXED.map((key) => request[key]));

/** What is known of a request's files that other requests on the same dataset need not share. */
export const FILE_KEYS = ['validation', 'output', 'groups', 'inputChecks'] as const;

/** A copy that reports each of the keys as it is read, whether or not it is there. */
function watched<T extends object>(object: T, keys: readonly string[], onRead: OnRead): T {
  const copy = { ...object };
  for (const key of keys) {
    const value = Reflect.get(object, key);
    Object.defineProperty(copy, key, {
      get: () => {
        onRead(key);
        return value;
      },
    });
  }
  return copy;
}

const watchedRequest = (request: Request, onRead: OnRead): Request =>
  watched(
    request,
    Object.keys(request).filter((key) => !FIXED.some((fixed) => fixed === key)),
    onRead,
  );

export function contextOf(
  target: Target,
  given: Request,
  files: FileContext,
  provenance: Provenance,
  onRead?: OnRead,
): Context {
  const { dataset: reading } = files;
  const request = onRead ? watchedRequest(given, onRead) : given;
  const fileContext = onRead ? watched(files, FILE_KEYS, onRead) : files;
  const field = (section: string, name: string) => {
    onRead?.(`${section}.${name}`);
    return provenance[section]?.[name];
  };
  const value = (section: string, name: string) => field(section, name)?.value;
  const groups = () =>
    value('tf_training_config', 'n_groups') ?? value('tf_inference_config', 'n_groups');
  const patterns = () => patternsOf(reading);
  const values = valuesOf(fileContext);
  const model = request.workflow === 'inference' ? bundleOf(fileContext.model) : undefined;
  // What the run reads follows from all settings. Who watches sees what is read for each rule.
  const ofRun = <T>(find: () => T) =>
    onRead
      ? () => {
          onRead('overrides');
          onRead('execution');
          return find();
        }
      : once(find);
  return {
    request,
    target,
    entryPoint: request.entry_point,
    dataset: reading.status === 'ok' ? reading : null,
    get validation() {
      return fileContext.validation;
    },
    get output() {
      return fileContext.output;
    },
    modelArchive: request.workflow === 'inference' ? fileContext.model?.archive : undefined,
    model,
    trained: (name) => model && modelValue(model, name),
    datasetField: request.workflow === 'training' ? 'train_data_file' : 'test_data_file',
    value,
    layer: (section, name) => field(section, name)?.layer,
    changed: (section, name) => {
      const fieldProvenance = field(section, name);
      if (fieldProvenance === undefined || !isSetByUser(fieldProvenance)) return false;
      return !sameValue(fieldProvenance.value, fieldProvenance.contributions.at(-1)?.value ?? null);
    },
    number: (section, name) => asNumber(value(section, name)),
    shown: (section, name) => formatValue(value(section, name) ?? null),
    grid: () => {
      const sides = value('pt_data_config', 'grid_size');
      return Array.isArray(sides) ? exactly(sides[0]) : undefined;
    },
    groups: () => asNumber(groups()),
    shownGroups: () => formatValue(groups() ?? null),
    drawn: ofRun(() => drawnOf(given, provenance, fileContext)),
    contradicted: ofRun(() => contradictedBy(given, provenance, fileContext)),
    takesGroups: () =>
      request.workflow === 'training' || target.traits.run.inferenceTakes === 'groups',
    physics: (name) => {
      const { metadata } = reading.status === 'ok' ? reading : NOTHING;
      const parameters = metadata.status === 'ok' ? metadata.value.physics_parameters : undefined;
      return isValues(parameters) ? own(parameters, name) : undefined;
    },
    candidate: (section, name, layer) =>
      field(section, name)?.contributions.find((candidate) => candidate.layer === layer)?.value,
    override: (name) => {
      onRead?.(`override ${name}`);
      return own(given.overrides, name);
    },
    option: (name) => {
      onRead?.(`option ${name}`);
      return given.execution ? own(given.execution, name) : undefined;
    },
    array: (name) => findArray(reading, name),
    patterns,
    values,
    valuesOf: (name) => values?.arrays.find((array) => array.name === name),
    // Without this forward model the loaders scale amplitudes, whatever the contract is.
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

/** A function that is called at most once. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** Statistics of the file that was read; undefined for those of different content. */
function valuesOf({ dataset, values }: FileContext): DatasetStats | null {
  return values && dataset.status === 'ok' && values.fingerprint === dataset.fingerprint
    ? values
    : null;
}

function drawnOf(
  request: Request,
  provenance: Provenance,
  fileContext: FileContext,
): ReturnType<Context['drawn']> {
  const { groups = [], dataset, validation } = fileContext;
  if (groups.length === 0 || dataset.status !== 'ok') return undefined;
  const inputs = planInputs(request, { provenance }, fileContext);
  if ('reason' in inputs) return undefined;
  const question = groupQuestion(inputs);
  if ('reason' in question) return undefined;
  const other = validation?.status === 'ok' ? validation.fingerprint : null;
  const keys = [other, null].map((print) => groupKey(question, dataset.fingerprint, print));
  const known = keys.flatMap((key) => groups.find((one) => one.key === key) ?? []);
  return known[0] && { facts: known[0].facts, entryPoint: inputs.entryPoint };
}

function contradictedBy(
  request: Request,
  provenance: Provenance,
  fileContext: FileContext,
): readonly Check[] {
  const { inputChecks = [], dataset } = fileContext;
  if (inputChecks.length === 0 || dataset.status !== 'ok') return [];
  const question = checksQuestion(planInputs(request, { provenance }, fileContext), dataset);
  const known = question && inputChecks.find(({ key }) => key === question.key);
  return known ? known.checks.filter(({ verdict }) => verdict === 'contradicted') : [];
}

const NOTHING: Pick<DatasetFacts, 'metadata'> = { metadata: { status: 'absent' } };

/** The patterns of a dataset, under the current or the old name. */
export const patternsOf = (reading: DatasetReading): ArrayFacts | undefined =>
  findArray(reading, 'diffraction') ?? findArray(reading, 'diff3d');
