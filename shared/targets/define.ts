/** Makes a target of its facts, traits and tables. */
import type { Workflow } from '../request/request';
import { type Facts, readFacts } from './facts';
import type { Target } from './target';
import type { Traits } from './traits';
import { bundleOf } from './traits/factory';

/** Traits that the facts state. */
type FactTraits = 'mergedOptions' | 'inferenceNames' | 'objectPolicy' | 'modelSpec';
/** The factory's traits that a target's own file states. */
export type StatedFactory = Omit<Traits['factory'], FactTraits>;
export interface TraitChanges {
  readonly factory?: Partial<StatedFactory>;
  readonly run?: Partial<Traits['run']>;
}

type Tables = Pick<Target, 'routes' | 'propagation' | 'propagationNames' | 'exports' | 'uses'>;

interface Definition extends Tables {
  readonly traits: {
    readonly factory: StatedFactory;
    readonly run: Traits['run'];
  };
}

interface Changes extends Partial<Tables> {
  readonly traits?: TraitChanges;
}

/** A target by itself. */
export const defineTarget = (facts: Facts, { traits, ...tables }: Definition): Target =>
  made(facts, { ...traits, factory: { ...traits.factory, ...stated(facts) } }, tables);

/** A target that is like another but for its facts (`facts.json`) and what is given here. */
export function extendTarget(
  parent: Target,
  data: unknown,
  { traits = {}, ...tables }: Changes = {},
): Target {
  const facts = readFacts(data, parent.facts);
  const factory = { ...parent.traits.factory, ...traits.factory, ...stated(facts) };
  const run = { ...parent.traits.run, ...traits.run };
  const { routes, propagation, propagationNames, exports, uses } = parent;
  const inherited = { routes, propagation, propagationNames, exports, uses };
  return made(facts, { factory, run }, { ...inherited, ...tables });
}

const stated = (facts: Facts): Pick<Traits['factory'], FactTraits> => ({
  mergedOptions: facts.execution_merged_when_set,
  inferenceNames: facts.inference_override_names,
  objectPolicy: facts.object_policy,
  modelSpec: facts.model_spec,
});

/** Names for one thing, the form's own first and the canonical one last; `nepochs` is TensorFlow's. */
const SYNONYMS = [
  ['gridsize', 'grid_size'],
  ['max_epochs', 'nepochs', 'epochs'],
  ['neighbor_count', 'K'],
  ['model_type', 'mode'],
] as const;

/** The overrides of each profile. */
const bundles = ({ factory }: Traits): Target['profiles'] =>
  Object.fromEntries(
    Object.entries(factory.profiles).map(([name, profile]) => [name, bundleOf(profile)]),
  );

const DECIDED = ['model', 'output_dir', 'C', 'C_model', 'C_forward'];

function made(facts: Facts, traits: Traits, tables: Tables): Target {
  const { name, title, commit, summary, sections } = facts;
  const payloadSections: { [workflow in Workflow]: Target['payloadSections'][Workflow] } = {
    training: [
      'tf_training_config',
      'pt_data_config',
      'pt_model_config',
      'pt_training_config',
      ...(traits.factory.inferenceFieldsOfTraining ? (['pt_inference_config'] as const) : []),
      'execution_config',
    ],
    inference: ['tf_inference_config', 'pt_data_config', 'pt_inference_config', 'execution_config'],
  };
  return {
    name,
    title,
    commit,
    summary,
    facts,
    traits,
    sections,
    legacyKeys: facts.legacy_keys,
    aliases: facts.override_aliases,
    synonyms: SYNONYMS,
    cliDefaults: facts.cli_defaults,
    profiles: bundles(traits),
    overridesSetOptions: traits.factory.optionOverrides === 'set',
    payloadSections,
    decided: {
      training: [...DECIDED, 'train_data_file'],
      inference: [...DECIDED, 'model_path', 'test_data_file'],
    },
    ...tables,
  };
}
