/** A target's table of what reaches a run, as it is asked: by workflow, name, and whether it is an execution option. */
import type { SectionName, TargetFacts } from '../catalogue/types';
import type {
  Condition,
  EntryPointPropagation,
  Instead,
  PayloadPlace,
  Propagation,
} from '../propagation/propagation';
import type { Workflow } from '../request/request';
import type { CodeSource, Source } from '../sources/source';
import type { Value } from '../values/value';
import type { Target } from './target';

/** Why a setting takes effect, unless more is to be said. */
export const READ = 'the run reads it';

/** One line of the table: the propagation of a setting, before derived values are filled in. */
export interface Line {
  readonly python: EntryPointPropagation;
  readonly native: EntryPointPropagation;
  readonly script: EntryPointPropagation;
  readonly reads?: PayloadPlace;
  readonly as?: (value: Value) => Value;
  readonly uses?: Value;
  readonly inferred?: PayloadPlace;
  readonly only?: Condition;
  readonly instead?: Instead;
  /** The line of training that reads it when the Python script or the loader forwards it; `python` is the propagation otherwise. */
  readonly forwardedTo?: CodeSource;
  readonly source?: readonly Source[];
}

/** By name; overrides and execution options have separate tables. */
export type Lines = { readonly [name: string]: Line };
export type Table = {
  readonly [workflow in Workflow]: { readonly overrides: Lines; readonly options: Lines };
};

/** What `train_lightning_only` makes of a setting, which has no column: it reads the file that a section is. */
export type Lightning = (
  workflow: Workflow,
  name: string,
  option: boolean,
  python: EntryPointPropagation,
) => EntryPointPropagation;

/** The functions of a target that answer from its table; `sections` are its own. */
export function propagationOf(
  sections: TargetFacts,
  table: Table,
  lightning: Lightning,
): Pick<Target, 'propagation' | 'propagationNames'> {
  const tables = {
    training: {
      overrides: new Map<string, Propagation>(),
      options: new Map<string, Propagation>(),
    },
    inference: {
      overrides: new Map<string, Propagation>(),
      options: new Map<string, Propagation>(),
    },
  };
  const linesOf = (workflow: Workflow, option: boolean) =>
    table[workflow][option ? 'options' : 'overrides'];
  return {
    propagation: (workflow, name, option) => {
      const known = tables[workflow][option ? 'options' : 'overrides'];
      const found = known.get(name);
      if (found) return found;
      const lines = linesOf(workflow, option);
      const line = Object.hasOwn(lines, name) ? lines[name] : undefined;
      if (!line) return null;
      const made = filledIn(
        sections,
        line,
        name,
        option,
        lightning(workflow, name, option, line.python),
      );
      known.set(name, made);
      return made;
    },
    propagationNames: (workflow, option) => Object.keys(linesOf(workflow, option)),
  };
}

function filledIn(
  sections: TargetFacts,
  line: Line,
  name: string,
  option: boolean,
  lightning: EntryPointPropagation,
): Propagation {
  const { python, native, script, reads, as, uses, inferred, only, instead, forwardedTo, source } =
    line;
  const place = reads ?? (option && python.effect === 'reaches' ? own(name) : null);
  const fallback = defaultOf(sections, name, option);
  // Without the setting, the default of its section applies.
  const left = uses === undefined && python.effect === 'dropped' && !reads ? fallback : uses;
  const used = left === undefined ? {} : { uses: left };
  return {
    routes: {
      native,
      script,
      python: forwardedTo === undefined ? python : forwarded(forwardedTo),
      lightning,
    },
    reads: forwardedTo === undefined ? place : torchPlace(sections, name),
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
const forwarded = (where: CodeSource): EntryPointPropagation => ({
  effect: 'reaches',
  where,
  why: 'the Python script and the loader forward it to training',
});

const unchanged = (value: Value): Value => value;
const own = (name: string) => ({ section: 'execution_config' as const, name });

const TORCH = ['pt_data_config', 'pt_model_config', 'pt_training_config'] as const;
const ALL = [
  ...TORCH,
  'pt_inference_config',
  'tf_model_config',
  'tf_training_config',
  'tf_inference_config',
] as const satisfies readonly SectionName[];

/** The field of the PyTorch sections that an override of this name sets. */
function torchPlace(sections: TargetFacts, name: string): PayloadPlace | null {
  const section = TORCH.find((candidate) => Object.hasOwn(sections[candidate], name));
  return section === undefined ? null : { section, name };
}

/** Default of an execution option or of the field of that name, the PyTorch field first, since it remains in effect. */
function defaultOf(sections: TargetFacts, name: string, option: boolean): Value | undefined {
  const section = (option ? (['execution_config'] as const) : ALL).find((candidate) =>
    Object.hasOwn(sections[candidate], name),
  );
  return section && sections[section][name]?.default;
}
