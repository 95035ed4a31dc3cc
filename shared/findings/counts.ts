/** How many findings of each kind there are; acknowledged ones do not count, but as not checked. */
import { type Finding, isCertainCrash, type Outcome } from './finding';

export interface Counts {
  /** By outcome; `crash` counts the certain ones alone. */
  readonly outcomes: { readonly [outcome in Outcome]: number };
  /** Crashes of only some entry points, while the request has not decided on one. They are warnings. */
  readonly possibleCrashes: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that say that something could not be checked, acknowledged or not; they are infos, too. */
  readonly notChecked: number;
}

export const NO_COUNTS: Counts = {
  outcomes: { blocked: 0, crash: 0, 'wrong-result': 0, ignored: 0, slow: 0, info: 0 },
  possibleCrashes: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  notChecked: 0,
};

/** Counts the findings that were not acknowledged. */
export function countsOf(findings: readonly Finding[]): Counts {
  const left = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const possible = left.filter((one) => one.outcome === 'crash' && !isCertainCrash(one));
  const of = (outcome: Outcome) =>
    left.filter((one) => one.outcome === outcome && !possible.includes(one)).length;
  const ofSeverity = (wanted: Finding['severity']) =>
    left.filter(({ severity }) => severity === wanted).length;
  return {
    outcomes: {
      blocked: of('blocked'),
      crash: of('crash'),
      'wrong-result': of('wrong-result'),
      ignored: of('ignored'),
      slow: of('slow'),
      info: of('info'),
    },
    possibleCrashes: possible.length,
    errors: ofSeverity('error'),
    warnings: ofSeverity('warning'),
    infos: ofSeverity('info'),
    notChecked: findings.filter(({ checked }) => checked === false).length,
  };
}

/** The counts of both together. */
export const addCounts = (a: Counts, b: Counts): Counts => ({
  outcomes: {
    blocked: a.outcomes.blocked + b.outcomes.blocked,
    crash: a.outcomes.crash + b.outcomes.crash,
    'wrong-result': a.outcomes['wrong-result'] + b.outcomes['wrong-result'],
    ignored: a.outcomes.ignored + b.outcomes.ignored,
    slow: a.outcomes.slow + b.outcomes.slow,
    info: a.outcomes.info + b.outcomes.info,
  },
  possibleCrashes: a.possibleCrashes + b.possibleCrashes,
  errors: a.errors + b.errors,
  warnings: a.warnings + b.warnings,
  infos: a.infos + b.infos,
  notChecked: a.notChecked + b.notChecked,
});
