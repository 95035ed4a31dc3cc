/** Traits of the configuration factory: how the targets' factories differ from each other. */
import type { SectionName } from '../../catalogue/types';
import type { Workflow } from '../../request/request';
import type { Value, Values } from '../../values/value';

/** What the factory requires of one value. */
export type ValueCheck =
  | 'positive'
  | 'positive-or-none'
  | 'not-negative'
  | 'finite'
  | 'finite-and-positive'
  /** A whole number greater than 0, or `auto`. */
  | 'devices'
  /** One of the choices that the facts name. */
  | 'choices'
  | { readonly oneOf: readonly Value[] };
export type ValueChecks = { readonly [name: string]: ValueCheck };

/** A predefined bundle of overrides, selected by name. */
export interface Profile {
  /** What an override must not contradict. */
  readonly contract: Values;
  /** What an override may replace. */
  readonly defaults: Values;
}

/** Two fields that are given together or not at all, and the older field that selects a row of them by itself. */
export interface ObjectPolicy {
  readonly pair: readonly string[];
  readonly alias: string;
  /** The legal combinations of the pair, with the alias's value for each. */
  readonly rows: readonly Values[];
  /** The row used when nothing is given. */
  readonly default: Values;
  readonly weighting: { readonly field: string; readonly default: string };
  /** Fields that accept True and False alone. */
  readonly strict_bools: readonly string[];
}

/** All overrides of a profile. */
export const bundleOf = ({ contract, defaults }: Profile): Values => ({ ...contract, ...defaults });

type FieldNames = readonly string[];

export interface FactoryTraits {
  /** How the request's paths reach the payload: as given, or as Python's pathlib writes them. */
  readonly paths: 'as-given' | 'pathlib';
  /** The training override `test_data_file` in its PyTorch section: as given, or converted to text (None to `None`). */
  readonly validationPath: 'as-given' | 'text';
  /** An override that is no field: kept in the audit trail without an effect, or refused. */
  readonly unknownOverrides: { readonly [workflow in Workflow]: 'kept' | 'refused' };
  /** An override of a field that only a TensorFlow section has. */
  readonly tensorflowOverrides: 'set' | 'ignored';
  /** An override by the name of an execution option, for the option. */
  readonly optionOverrides: 'set' | 'ignored';
  /** Whether an execution option outranks the defaults of same-named fields of the training and inference sections. */
  readonly optionsOutrankDefaults: boolean;
  /** Execution options that, once set, are training overrides of the same name. */
  readonly mergedOptions: FieldNames;
  /** Whether `pinn` and `supervised` are translated to PyTorch's words. */
  readonly translatesModes: boolean;
  /** The grid's side where neither grid_size nor gridsize is set; null: the class's default. */
  readonly gridsizeDefault: number | null;
  /** The names of overrides that inference reads; null: every field of its sections, and the aliases. */
  readonly inferenceNames: FieldNames | null;
  /** What inference has without an override, where it is not the class's default; `probe_big` may follow `object_big`. */
  readonly inferenceDefaults: { readonly [field: string]: Value };
  readonly inferenceProbeBig: 'default' | 'object_big';
  /** The fields of `pt_inference_config` that training reads; null: a training payload has no such section. */
  readonly inferenceFieldsOfTraining: FieldNames | null;
  /** Where training takes nphotons from without an override. */
  readonly photons: 'pt-default' | 'metadata';
  /** N from the shape of the probe: its first axis, or the size of equal trailing axes. */
  readonly probeSize: 'first-axis' | 'trailing-axes';
  /** Whether the factory opens the dataset and refuses one without the arrays that a run needs. */
  readonly checksArrays: boolean;
  /** An n_groups of None. */
  readonly nullGroups: { readonly [workflow in Workflow]: 'refused' | 'accepted' };
  /** `nll`: its override unless nll_weight is overridden, or nll_weight > 0 whatever the override. */
  readonly nll: 'override' | 'nll_weight';
  readonly lossFunction: 'override' | 'torch_loss_mode';
  readonly profiles: { readonly [name: string]: Profile };
  /** The supported pairs of scale_contract_version and measurement_domain; null: not checked, as gain and coherence. */
  readonly scaleContracts: readonly (readonly [version: string, domain: string])[] | null;
  readonly objectPolicy: ObjectPolicy | null;
  /** Whether a probe_mask that is neither None nor a truth value, and counts as false, is refused in training. */
  readonly refusesFalseMask: boolean;
  /** What the factory checks of values of `pt_model_config` in training. */
  readonly modelChecks: ValueChecks;
  /** What the execution config checks of its values. */
  readonly optionChecks: ValueChecks;
  /** Fields of both frameworks that keep TensorFlow's default in the TensorFlow sections. */
  readonly notBridged: FieldNames;
  /** The TensorFlow section's `backend`; null where it has none. */
  readonly backend: string | null;
  /** The constants of the section `model_spec` of a training payload; null: there is none. */
  readonly modelSpec: Values | null;
  /** Execution options in the audit trail: these, or those that are set. */
  readonly auditedOptions: { readonly [workflow in Workflow]: FieldNames | 'set' };
  /** Fields that the audit trail of training always has, with their section. */
  readonly auditedFields: { readonly [field: string]: SectionName };
  /** Whether the audit trail has the command line's defaults, as if they were overrides. */
  readonly auditsCommandLine: boolean;
  /** Whether the command line sets object_big in training: True for a gridsize above 1. */
  readonly commandLineObjectBig: boolean;
}
