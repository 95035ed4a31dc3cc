/** The vocabulary of the catalogue: field types, fields, sections, groups and levels. */
import type { FieldType } from '../values/fieldType';
import type { Value } from '../values/value';

/** What a target says of one field of one section: PtychoPINN's facts and nothing else. */
export interface FieldFact {
  readonly type: FieldType;
  /** Absent for a field that PtychoPINN's dataclass requires. */
  readonly default?: Value;
}

/** `model` of both TensorFlow configs is the section `tf_model_config`. */
export const SECTION_NAMES = [
  'tf_model_config',
  'tf_training_config',
  'tf_inference_config',
  'pt_data_config',
  'pt_model_config',
  'pt_training_config',
  'pt_inference_config',
  'execution_config',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/** The fields of one section, in the order in which PtychoPINN declares them. */
export type SectionFacts = { readonly [field: string]: FieldFact };
export type TargetFacts = { readonly [section in SectionName]: SectionFacts };

export const LEVELS = ['essential', 'common', 'expert'] as const;
export type Level = (typeof LEVELS)[number];

/** The form's groups, in the form's order; `help` is the line beside the heading. */
export const GROUPS = {
  paths: { label: 'Paths', help: 'input files, and where results are written' },
  grouping: {
    label: 'Data and grouping',
    help: 'which patterns are used and how they are grouped',
  },
  physics: { label: 'Physics and scaling', help: 'photons, probe and intensity scales' },
  training: { label: 'Training', help: 'duration, batches and stages' },
  loss: { label: 'Losses', help: 'what training minimises' },
  model: { label: 'Model', help: 'the network and its object and probe model' },
  generator: { label: 'Neural operators', help: 'FNO, FFNO and spectral generators' },
  optimizer: { label: 'Optimizer and schedule', help: 'steps, rates and their decay' },
  execution: { label: 'Execution', help: 'how the run is executed, not what it learns' },
  checkpoints: { label: 'Checkpoints and logs', help: 'what a run saves and reports' },
  inference: { label: 'Inference', help: 'how the reconstruction is stitched' },
  names: { label: 'Names and notes', help: 'labels of the run' },
} as const;
export type GroupName = keyof typeof GROUPS;

/** Typical bounds of a number: a value outside them is unusual, not invalid. */
export interface SensibleRange {
  readonly min?: number;
  readonly max?: number;
  readonly powerOfTwo?: true;
}

/** What a user reads of a field, whatever the target. Written once, by name, in `descriptions/`. */
export interface FieldDescription {
  /** Two or three words, sentence case, without the Python name. */
  readonly label: string;
  /** One line for a scientist: what it does and when to change it. */
  readonly help: string;
  readonly unit?: string;
  readonly range?: SensibleRange;
  readonly group: GroupName;
  readonly level: Level;
}

/** One field of one section of one target, with all that is known of it. */
export interface CatalogueField extends FieldFact, FieldDescription {
  readonly target: string;
  readonly section: SectionName;
  readonly name: string;
}
