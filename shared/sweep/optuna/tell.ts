/** What is added to Optuna's journal so that a study knows the results of a sweep. */
import { type Node, pythonJsonLine, typed } from '../../formats/pythonJson';
import { jsonText } from '../../json/write';
import type { Values } from '../../values/value';
import {
  judged,
  type LossScale,
  type PointResult,
  type SweepResults,
  scalesOf,
} from '../results/results';
import { type Distribution, distributionOf, internalOf } from './distribution';
import { isOpen, STATES, type Study, type Trial, type TrialState, valuesOfTrial } from './journal';
import { paramName } from './params';

export interface Told {
  /** Lines to append, each with its end. */
  readonly text: string;
  /** Trials that Optuna asked for and that have a result now, or have crashed. */
  readonly answered: number;
  readonly failed: number;
  /** Points that Optuna did not ask for, as new trials. */
  readonly added: number;
  /** Points that the study has already. */
  readonly known: number;
  /** Finished points outside what the study searches, and those on another scale. */
  readonly outside: number;
  readonly otherScale: number;
  /** Points without a result by now. */
  readonly open: number;
  /** The loss that is told: the least of each point. */
  readonly scale: LossScale | null;
}

export interface Teller {
  /** Of no other process that writes to the journal. */
  readonly worker: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** Axes whose values Optuna does not take, such as lists. */
export const unsupportedAxes = ({ axes }: Pick<SweepResults, 'axes'>): string[] =>
  axes.filter((axis) => distributionOf(axis) === null).map(({ name }) => name);

/** Every axis is to have a distribution. */
export function tellResults(results: SweepResults, target: Study, teller: Teller): Told {
  const [scale = null] = scalesOf(results.points).filter(({ scaleKey }) => scaleKey !== null);
  const journal = new Lines(teller);
  const space = spaceOf(results, target);
  const names = results.axes.map(paramName);
  const open = byValues(target.trials.filter(isOpen), names);
  const known = byValues(
    target.trials.filter((trial) => !isOpen(trial)),
    names,
  );
  const on = scale ? judged(results.points, scale) : [];
  const finished = new Map(on.map(({ name, loss }) => [name, loss.best]));
  const counts = { answered: 0, failed: 0, added: 0, known: 0, outside: 0, otherScale: 0, open: 0 };
  const add = (name: string, values: Values, loss: number) => {
    if (known.has(keyOf(values, names))) return 'known';
    return journal.add(target.id, space, values, loss, name) ? 'added' : 'outside';
  };
  for (const point of results.points) {
    const values = valuesOf(results, point);
    const best = finished.get(point.name) ?? null;
    const asked = open.get(keyOf(values, names)) ?? [];
    const isFailed = point.state === 'crashed' && asked.length > 0;
    if (best === null && !isFailed) {
      counts[point.state === 'finished' && point.loss !== null ? 'otherScale' : 'open'] += 1;
      continue;
    }
    // Optuna may ask for a point twice.
    for (const trial of asked) journal.answer(trial, space, values, best);
    counts[best === null ? 'failed' : 'answered'] += asked.length;
    if (asked.length === 0 && best !== null) counts[add(point.name, values, best)] += 1;
  }
  return { text: journal.text, ...counts, scale };
}

type Space = { readonly [param: string]: Distribution };

/** The study's own distributions, and those of the axes for parameters that it does not have yet. */
function spaceOf({ axes }: SweepResults, { trials }: Study): Space {
  const own = new Map(trials.flatMap(({ distributions }) => Object.entries(distributions)));
  return Object.fromEntries(
    axes.flatMap((axis) => {
      const distribution = own.get(paramName(axis)) ?? distributionOf(axis);
      return distribution ? [[paramName(axis), distribution] as const] : [];
    }),
  );
}

const valuesOf = ({ axes }: SweepResults, { values }: PointResult): Values =>
  Object.fromEntries(axes.map((axis) => [paramName(axis), values[axis.name] ?? null]));

/** Two points, or trials, of the same values have the same key. */
const keyOf = (values: Values, names: readonly string[]): string =>
  jsonText(names.map((name) => values[name] ?? null));

/** Trials by their values; those are left out that Optuna has not said all of. */
function byValues(trials: readonly Trial[], names: readonly string[]): Map<string, Trial[]> {
  const found = new Map<string, Trial[]>();
  for (const trial of trials) {
    const values = valuesOfTrial(trial, names);
    if (values === undefined) continue;
    const key = keyOf(values, names);
    const same = found.get(key);
    if (same) same.push(trial);
    else found.set(key, [trial]);
  }
  return found;
}

/** The line that creates a study which minimizes. */
export function newStudy(name: string, teller: Teller): string {
  const journal = new Lines(teller);
  journal.createStudy(name);
  return journal.text;
}

const FLOAT = { kind: 'float' } as const;
const numberOf = (state: TrialState): Node => typed(STATES.indexOf(state));
/** Choices are counted, and numbers are floats. */
const internalNode = ({ kind }: Distribution, internal: number): Node =>
  typed(internal, kind === 'choices' ? { kind: 'int' } : FLOAT);

/** Operations as Optuna writes them. */
class Lines {
  text = '';
  constructor(private readonly teller: Teller) {}

  createStudy(name: string): void {
    this.line(0, { study_name: name, directions: [typed(1)] });
  }

  /** A loss completes a trial, none fails it. */
  answer({ id, state, params }: Trial, space: Space, values: Values, loss: number | null): void {
    const { now } = this.teller;
    const trial_id = typed(id);
    if (state === 'waiting')
      this.line(6, { trial_id, state: numberOf('running'), values: null, datetime_start: now });
    for (const [name, distribution] of Object.entries(space)) {
      if (Object.hasOwn(params, name)) continue;
      const internal = internalOf(distribution, values[name] ?? null);
      if (internal === null) continue;
      this.line(5, {
        ...{ trial_id, param_name: name },
        param_value_internal: internalNode(distribution, internal),
        distribution: distribution.text,
      });
    }
    const ended = numberOf(loss === null ? 'fail' : 'complete');
    const told = loss === null ? null : [typed(loss, FLOAT)];
    this.line(6, { trial_id, state: ended, values: told, datetime_complete: now });
  }

  /** False for a point that the study does not search. */
  add(study: number, space: Space, values: Values, loss: number, point: string): boolean {
    const params: { [name: string]: Node } = {};
    for (const [name, distribution] of Object.entries(space)) {
      const internal = internalOf(distribution, values[name] ?? null);
      if (internal === null) return false;
      params[name] = internalNode(distribution, internal);
    }
    const { now } = this.teller;
    this.line(4, {
      ...{ study_id: typed(study), datetime_start: now, state: numberOf('complete') },
      ...{ value: typed(loss, FLOAT), values: null, datetime_complete: now },
      distributions: Object.fromEntries(
        Object.entries(space).map(([name, { text }]) => [name, text]),
      ),
      ...{
        params,
        user_attrs: { pinnboard_point: point },
        system_attrs: {},
        intermediate_values: {},
      },
    });
    return true;
  }

  private line(op_code: number, operation: { readonly [name: string]: Node }): void {
    const { worker } = this.teller;
    this.text += pythonJsonLine({ op_code: typed(op_code), worker_id: worker, ...operation });
  }
}

/** What was told, in a line. */
export function toldText(study: string, told: Omit<Told, 'text'>): string {
  const { answered, failed, added, known, outside, otherScale, open, scale } = told;
  const rest = [
    { count: failed, words: 'failed' },
    { count: known, words: 'known already' },
    { count: outside, words: 'outside what the study searches' },
    { count: otherScale, words: 'on another scale' },
    { count: open, words: 'without a result' },
  ].filter(({ count }) => count > 0);
  const loss = scale === null ? 'no loss on a known scale' : scale.loss;
  return [
    `Study ${study}, ${loss}: ${answered} ${answered === 1 ? 'trial' : 'trials'} answered, ${added} added`,
    ...rest.map(({ count, words }) => `${count} ${words}`),
  ].join('; ');
}
