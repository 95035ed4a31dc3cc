/** The propagation of every setting of the catalogue, by workflow and entry point, read from main at 712c23f. */

import type {
  EntryPointPropagation,
  PayloadPlace,
  Propagation,
} from '../../../propagation/propagation';
import type { Workflow } from '../../../request/request';
import type { CodeSource } from '../../../sources/source';
import type { Value } from '../../../values/value';
import { FACTS } from '../facts';
import { type Line, type Lines, takesEffect } from './define';
import { INFERENCE_OPTION_LINES } from './inference/options';
import { INFERENCE_LINES } from './inference/overrides';
import { DATA_LINES } from './training/data';
import { lightningPropagation, NO_INFERENCE } from './training/lightning';
import { MODEL_LINES } from './training/model';
import { OPTIMIZER_LINES } from './training/optimizer';
import { TRAINING_OPTION_LINES } from './training/options';
import { OTHER_LINES } from './training/others';

const TABLE: { readonly [workflow in Workflow]: { overrides: Lines; options: Lines } } = {
  training: {
    overrides: { ...DATA_LINES, ...MODEL_LINES, ...OPTIMIZER_LINES, ...OTHER_LINES },
    options: TRAINING_OPTION_LINES,
  },
  inference: { overrides: INFERENCE_LINES, options: INFERENCE_OPTION_LINES },
};

const known = new Map<string, Propagation>();

/** The propagation of an override or an execution option; null for a name that the target does not have. */
export function propagation(workflow: Workflow, name: string, option: boolean): Propagation | null {
  const key = `${workflow} ${option} ${name}`;
  const found = known.get(key);
  if (found) return found;
  const lines = TABLE[workflow][option ? 'options' : 'overrides'];
  const line = Object.hasOwn(lines, name) ? lines[name] : undefined;
  if (!line) return null;
  const made = propagationOf(line, name, option, workflow);
  known.set(key, made);
  return made;
}

/** Names of the table, which are those of the catalogue. */
export const propagationNames = (workflow: Workflow, option: boolean): string[] =>
  Object.keys(TABLE[workflow][option ? 'options' : 'overrides']);

function propagationOf(line: Line, name: string, option: boolean, workflow: Workflow): Propagation {
  const { python, native, script, reads, as, uses, inferred, only, instead, forwardedTo, source } =
    line;
  const place = reads ?? (option && python.effect === 'reaches' ? own(name) : null);
  const fallback = defaultOf(name, option);
  // Without the setting, the default of its section applies.
  const left = uses === undefined && python.effect === 'dropped' && !reads ? fallback : uses;
  const used = left === undefined ? {} : { uses: left };
  return {
    routes: {
      native,
      script,
      python: forwardedTo === undefined ? python : forwarded(forwardedTo),
      lightning:
        workflow === 'training' ? lightningPropagation(name, option, python) : NO_INFERENCE,
    },
    reads: forwardedTo === undefined ? place : torchPlace(name),
    as: as ?? unchanged,
    ...(forwardedTo === undefined
      ? used
      : { withoutForwarding: { propagation: python, reads: place, ...used } }),
    ...(fallback === undefined ? {} : { neutral: fallback }),
    ...(inferred ? { inferred } : {}),
    ...(only ? { only } : {}),
    ...(instead ? { instead } : {}),
    source: source ?? [],
  };
}

/** The script that Pinnboard exports and its loader call `run_cdi_example_torch(overrides={…})`, which wins over all else (ptycho_torch/workflows/components.py:1446). */
const forwarded = (where: CodeSource): EntryPointPropagation =>
  takesEffect(where, 'the Python script and the loader forward it to training');

/** The field of the PyTorch sections that an override of this name sets. */
function torchPlace(name: string): PayloadPlace | null {
  const section = (['pt_data_config', 'pt_model_config', 'pt_training_config'] as const).find(
    (candidate) => Object.hasOwn(FACTS.sections[candidate], name),
  );
  return section === undefined ? null : { section, name };
}

const unchanged = (value: Value): Value => value;
const own = (name: string) => ({ section: 'execution_config' as const, name });

/** Default of an execution option or of the field of that name, the PyTorch field first, since it remains in effect. */
function defaultOf(name: string, option: boolean): Value | undefined {
  const sections = option
    ? (['execution_config'] as const)
    : ([
        'pt_data_config',
        'pt_model_config',
        'pt_training_config',
        'pt_inference_config',
        'tf_model_config',
        'tf_training_config',
        'tf_inference_config',
      ] as const);
  for (const section of sections) {
    const facts: { readonly [field: string]: { readonly default?: Value } } =
      FACTS.sections[section];
    if (Object.hasOwn(facts, name)) return facts[name]?.default;
  }
  return undefined;
}
