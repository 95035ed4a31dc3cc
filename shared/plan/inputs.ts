/** What a training run has: the values that its entry point reads, and what is known of its files. */
import type { SectionName } from '../catalogue/types';
import type { FileContext } from '../dataset/fileContext';
import type { PayloadPlace, Propagation } from '../propagation/propagation';
import { propagationNow, usedBy } from '../propagation/words';
import type { FieldProvenance, Provenance } from '../provenance/provenance';
import type { EntryPoint } from '../request/entryPoint';
import type { Request } from '../request/request';
import { findTarget } from '../targets';
import type { Target } from '../targets/target';
import type { DataRoute } from '../targets/traits/plan';
import { gridSides } from '../values/grid';
import { asNumber, type Value } from '../values/value';

export interface PlanInputs {
  readonly request: Request;
  readonly target: Target;
  readonly entryPoint: EntryPoint;
  /** True where the request leaves the entry point open, and the plan is that of the Python script. */
  readonly isAssumed: boolean;
  readonly route: DataRoute;
  readonly files: FileContext;
  /** The value that the run has of a field, by the name of the PyTorch section or its override; null where there is none. */
  readonly value: (name: string) => Value;
  /** The same as a number; null for anything else. */
  readonly number: (name: string) => number | null;
  /** The value that the run has of an execution option. */
  readonly option: (name: string) => Value;
  /** Side of a pattern in pixels, as the network has it. */
  readonly N: number | null;
  /** The N that the loader normalizes with. */
  readonly scalingN: number | null;
  readonly gridsize: number | null;
  /** Patterns per group: gridsize². */
  readonly C: number | null;
  /** K, the number of neighbours a group is drawn from. */
  readonly neighbours: number | null;
  readonly batchSize: number | null;
  readonly epochs: number | null;
  readonly isObjectBig: boolean;
  readonly isSupervised: boolean;
  /** Whether the memory map holds `n_subsample` groups per pattern, rather than each pattern once. */
  readonly isGrouped: boolean;
}

export interface NoInputs {
  readonly reason: string;
}

/** The entry point that a plan assumes where the request names none. */
export const ASSUMED_ENTRY_POINT: EntryPoint = 'python';

/** Entry points that pass every setting of the PyTorch sections on to the network. */
const PASSED: readonly EntryPoint[] = ['python', 'lightning'];
/** Layers of what the user set. */
const SET: readonly string[] = ['override', 'execution'];

/**
 * What a run has, by the table of what reaches it, or why nothing can be planned. `provenance` is that of the resolved
 * request; `entryPoint` takes the place of the request's own.
 */
export function planInputs(
  request: Request,
  { provenance }: { readonly provenance: Provenance },
  files: FileContext,
  entryPoint: EntryPoint | undefined = request.entry_point,
): PlanInputs | NoInputs {
  const target = findTarget(request.target);
  if (!target) return { reason: `There is no target \`${request.target}\`.` };
  if (!target.traits.run.plan)
    return { reason: `\`${target.name}\` is a design document that no program runs.` };
  if (request.workflow !== 'training')
    return { reason: 'This is an inference; the plan is of training runs.' };
  const started = entryPoint ?? ASSUMED_ENTRY_POINT;
  const route = target.traits.run.plan.routes[started];
  const run = valuesOfRun(target, provenance, started);
  const number = (name: string) => asNumber(run.value(name)) ?? null;
  const whole = (name: string) => wholeOf(number(name));
  const gridsize = wholeOf(sideOf(run.value('gridsize')) ?? sideOf(run.value('grid_size')));
  const mode = run.value('mode');
  const isSupervised = mode === 'Supervised' || mode === 'supervised';
  const isObjectBig =
    route.objectBig === 'field'
      ? run.value('object_big') === true
      : gridsize !== null && gridsize > 1;
  return {
    request,
    target,
    entryPoint: started,
    isAssumed: entryPoint === undefined,
    route,
    files,
    ...run,
    number,
    N: whole('N'),
    scalingN: wholeOf(scalingSize(target, route, provenance, whole('N'))),
    gridsize,
    C: gridsize === null ? null : gridsize * gridsize,
    neighbours: whole('K'),
    batchSize: whole('batch_size'),
    epochs: whole('epochs'),
    isObjectBig,
    isSupervised,
    // A run that is given its configuration in Python also groups single patterns (ptycho_torch/dataloader.py:699).
    isGrouped:
      !isSupervised && (isObjectBig || provenance.pt_model_config?.object_big?.value !== false),
  };
}

const wholeOf = (value: number | null | undefined): number | null =>
  value !== null && value !== undefined && Number.isSafeInteger(value) ? value : null;

function scalingSize(
  { sections }: Target,
  { scalingSize: taken }: DataRoute,
  provenance: Provenance,
  N: number | null,
): number | null {
  if (taken === 'network') return N;
  const size =
    taken === 'payload'
      ? provenance.tf_model_config?.N?.value
      : sections.tf_model_config.N?.default;
  return asNumber(size) ?? null;
}

const sideOf = (value: Value): number | undefined => asNumber(gridSides(value)?.[0] ?? value);

/** What `planInputs` reads of a run: values by name, whatever section they are in. */
function valuesOfRun(
  target: Target,
  provenance: Provenance,
  entryPoint: EntryPoint,
): Pick<PlanInputs, 'value' | 'option'> {
  const field = (place: PayloadPlace | null): FieldProvenance | undefined =>
    place === null ? undefined : provenance[place.section]?.[place.name];
  const read = (section: SectionName, name: string) => field({ section, name })?.value;

  const placeIn = (sections: readonly SectionName[], name: string) =>
    field(placeOf(provenance, sections, name));

  function value(name: string, isOption: boolean): Value {
    const own = placeIn(isOption ? OPTIONS : sectionsOf(entryPoint), name);
    const unset = placeIn(isOption ? OPTIONS : SECTIONS, name);
    const line = target.propagation('training', name, isOption);
    if (!line) return held(own);
    if (line.inferred && entryPoint !== 'lightning') return inferredValue(field(line.inferred));
    const { effect } = propagationNow(line, read, entryPoint);
    const { reads, uses } = usedBy(line, entryPoint);
    if (effect === 'unavailable') return withoutUser(unset);
    if (reads !== null) return inTermsOf(line, entryPoint, held(field(reads)));
    if (effect === 'reaches') return held(own);
    if (uses !== undefined) return uses;
    // What nothing reads still builds the network where the entry point passes it on.
    const isPassed = PASSED.includes(entryPoint) && effect === 'ignored';
    return isPassed ? held(own) : withoutUser(own);
  }
  return {
    value: (name) => value(name, false),
    option: (name) => value(name, true),
  };
}

const held = (field: FieldProvenance | undefined): Value => field?.value ?? null;

/** Only the payload's own route reads a value in terms of another. */
const inTermsOf = ({ as, reads }: Propagation, entryPoint: EntryPoint, value: Value): Value =>
  entryPoint === 'lightning' || reads === null ? value : as(value);

const OPTIONS = ['execution_config'] as const;
const SECTIONS = [
  'pt_data_config',
  'pt_model_config',
  'pt_training_config',
  'tf_model_config',
  'tf_training_config',
] as const satisfies readonly SectionName[];

/** The sections that an entry point's settings are in: `ptycho_train` fills the TensorFlow ones. */
const sectionsOf = (entryPoint: EntryPoint): readonly SectionName[] =>
  entryPoint === 'script' ? [...SECTIONS.slice(3), ...SECTIONS.slice(0, 3)] : SECTIONS;

function placeOf(
  provenance: Provenance,
  sections: readonly SectionName[],
  name: string,
): PayloadPlace | null {
  const section = sections.find((candidate) => provenance[candidate]?.[name] !== undefined);
  return section === undefined ? null : { section, name };
}

/** What the dataset says, whatever was set. */
function inferredValue(field: FieldProvenance | undefined): Value {
  const inferred = field?.contributions.find(({ layer }) => layer === 'inferred');
  return inferred ? inferred.value : withoutUser(field);
}

/** The value that the field would have, had the user not set it. */
function withoutUser(field: FieldProvenance | undefined): Value {
  if (!field) return null;
  const left = field.contributions.find(
    ({ layer, status }) => status !== 'off' && !SET.includes(layer),
  );
  return left ? left.value : field.value;
}
