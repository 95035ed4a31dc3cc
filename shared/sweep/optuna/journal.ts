/** Optuna's journal: an operation a line, and the studies that follow from them (optuna/storages/journal/_storage.py). */
import { z } from 'zod';
import { AppError } from '../../errors/appError';
import { parseJson } from '../../json/read';
import { type Value, type Values, valueSchema } from '../../values/value';
import { type Distribution, externalOf, readDistribution } from './distribution';

/** By their numbers in the journal. */
export const STATES = ['running', 'complete', 'pruned', 'fail', 'waiting'] as const;
export type TrialState = (typeof STATES)[number];

export interface Trial {
  /** Of the whole journal. */
  readonly id: number;
  /** Within its study. */
  readonly number: number;
  readonly state: TrialState;
  readonly params: Values;
  readonly distributions: { readonly [name: string]: Distribution };
  /** What a trial that waits is to be given. */
  readonly fixed: Values;
  readonly values: readonly number[] | null;
}

export interface Study {
  readonly id: number;
  readonly name: string;
  /** 1 to minimize, 2 to maximize. */
  readonly directions: readonly number[];
  readonly trials: readonly Trial[];
}

const id = z.number().int().nonnegative();
const number = z.number().nullable();
const values = z.array(number).nullish();
const names = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema);

const operationSchema = z.discriminatedUnion('op_code', [
  z.object({ op_code: z.literal(0), study_name: z.string(), directions: z.array(z.number()) }),
  z.object({ op_code: z.literal(1), study_id: id }),
  z.object({
    op_code: z.literal(4),
    study_id: id,
    state: z.number().optional(),
    value: number.optional(),
    values,
    distributions: names(z.string()).optional(),
    params: names(z.number()).optional(),
    system_attrs: names(z.unknown()).optional(),
  }),
  z.object({
    op_code: z.literal(5),
    trial_id: id,
    param_name: z.string(),
    param_value_internal: z.number(),
    distribution: z.string(),
  }),
  z.object({ op_code: z.literal(6), trial_id: id, state: z.number(), values }),
]);
type Operation = z.infer<typeof operationSchema>;

/** Attributes, intermediate values and what only other programs write change nothing that is read here. */
const OTHERS: readonly unknown[] = [2, 3, 7, 8, 9, 10];

const headSchema = z.object({ op_code: z.number() });

/** A trial while the journal is read. */
type Growing = { -readonly [K in keyof Trial]: Trial[K] };
interface GrowingStudy extends Omit<Study, 'trials'> {
  readonly trials: Growing[];
}

/** The studies of a journal's text. A last line that is still being written is left out. Throws `optuna-journal-invalid`. */
export function readJournal(text: string, path: string): Study[] {
  const replay = new Replay();
  const lines = text.split('\n');
  lines.pop();
  lines.forEach((line, at) => {
    const operation = operationIn(line);
    if (operation === 'invalid')
      throw new AppError('optuna-journal-invalid', { path, line: at + 1 });
    if (operation !== null) replay.apply(operation);
  });
  return replay.studies.filter((study) => study !== null);
}

/** Null for an operation that is not needed. */
function operationIn(line: string): Operation | 'invalid' | null {
  let data: unknown;
  try {
    data = parseJson(finite(line));
  } catch {
    return 'invalid';
  }
  const head = headSchema.safeParse(data);
  if (!head.success) return 'invalid';
  if (OTHERS.includes(head.data.op_code)) return null;
  const parsed = operationSchema.safeParse(data);
  return parsed.success ? parsed.data : 'invalid';
}

/** Python writes numbers that JSON does not have. */
const finite = (line: string): string =>
  /NaN|Infinity/.test(line)
    ? line.replaceAll(/"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/g, (word) =>
        word.startsWith('"') ? word : 'null',
      )
    : line;

class Replay {
  /** By id; null for those that were deleted. */
  readonly studies: (GrowingStudy | null)[] = [];
  private readonly trials: Growing[] = [];

  apply(operation: Operation): void {
    switch (operation.op_code) {
      case 0:
        this.createStudy(operation.study_name, operation.directions);
        break;
      case 1:
        if (this.studies[operation.study_id]) this.studies[operation.study_id] = null;
        break;
      case 4:
        this.createTrial(operation);
        break;
      case 5:
        this.setParam(operation);
        break;
      case 6:
        this.setState(operation);
    }
  }

  private createStudy(name: string, directions: readonly number[]): void {
    if (this.studies.some((study) => study?.name === name)) return;
    this.studies.push({ id: this.studies.length, name, directions, trials: [] });
  }

  private createTrial(operation: Extract<Operation, { op_code: 4 }>): void {
    const study = this.studies[operation.study_id];
    if (!study) return;
    const trial: Growing = {
      id: this.trials.length,
      number: study.trials.length,
      state: STATES[operation.state ?? 0] ?? 'running',
      params: {},
      distributions: {},
      fixed: fixedIn(operation.system_attrs),
      values: finiteValues(
        operation.values ?? (operation.value == null ? null : [operation.value]),
      ),
    };
    for (const [name, internal] of Object.entries(operation.params ?? {}))
      give(trial, name, internal, operation.distributions?.[name] ?? '');
    this.trials.push(trial);
    study.trials.push(trial);
  }

  private setParam({ trial_id, ...param }: Extract<Operation, { op_code: 5 }>): void {
    const trial = this.unfinished(trial_id);
    if (trial) give(trial, param.param_name, param.param_value_internal, param.distribution);
  }

  private setState(operation: Extract<Operation, { op_code: 6 }>): void {
    const trial = this.unfinished(operation.trial_id);
    if (!trial) return;
    trial.state = STATES[operation.state] ?? trial.state;
    if (operation.values) trial.values = finiteValues(operation.values);
  }

  /** What a finished trial is said to be does not change any more. */
  private unfinished(id: number): Growing | null {
    const trial = this.trials[id];
    return trial && isOpen(trial) ? trial : null;
  }
}

/** Whether its result is waited for. */
export const isOpen = ({ state }: Pick<Trial, 'state'>): boolean =>
  state === 'running' || state === 'waiting';

function give(trial: Growing, name: string, internal: number, text: string): void {
  const distribution = readDistribution(text);
  if (distribution === null) return;
  trial.params = { ...trial.params, [name]: externalOf(distribution, internal) };
  trial.distributions = { ...trial.distributions, [name]: distribution };
}

const finiteValues = (given: readonly (number | null)[] | null | undefined): number[] | null =>
  given == null ? null : given.map((value) => value ?? Number.NaN);

function fixedIn(attributes: { readonly [name: string]: unknown } = {}): Values {
  const fixed = z.record(z.string(), valueSchema).safeParse(attributes['fixed_params']);
  return fixed.success ? fixed.data : {};
}

/** What a trial is to be run with; undefined while Optuna has not said all of these names. */
export function valuesOfTrial(
  { params, fixed }: Trial,
  names: readonly string[],
): Values | undefined {
  const found: [string, Value][] = [];
  for (const name of names) {
    const value = Object.hasOwn(params, name) ? params[name] : fixed[name];
    if (value === undefined) return undefined;
    found.push([name, value]);
  }
  return Object.fromEntries(found);
}
