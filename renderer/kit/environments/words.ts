/** What is known of an environment, in a few words. */
import type { Environment } from '../../../shared/environments/environment';
import type { EnvironmentReport } from '../../../shared/environments/report';
import { targetOf } from '../../../shared/environments/target';
import { counted } from '../format';

export const shortCommit = (commit: string): string => commit.slice(0, 7);

/** Fields and names that differ from the nearest target, a field of several sections once. */
export function driftCount({ drift, names }: EnvironmentReport): number {
  return new Set(drift.map(({ field }) => field)).size + names.length;
}

export interface Likeness {
  readonly kind: 'equal' | 'differs' | 'stated' | 'unknown';
  readonly text: string;
}

/** How an environment compares with the targets. */
export function likeness(environment: Pick<Environment, 'report' | 'statedTarget'>): Likeness {
  const target = targetOf(environment);
  if (target === null) return { kind: 'unknown', text: 'no known target resembles it' };
  if (target.how === 'exact') return { kind: 'equal', text: `equals built-in ${target.name}` };
  if (target.how === 'stated') return { kind: 'stated', text: `${target.name}, as you stated` };
  const { report } = environment;
  const count = report === null ? 0 : driftCount(report);
  return {
    kind: 'differs',
    text:
      count === 0
        ? `fields as in ${target.name}; other code differs`
        : `${counted(count, 'field')} ${count === 1 ? 'differs' : 'differ'} from ${target.name}`,
  };
}

/** `virtual environment in /home/me/.venvs/ptycho`: where an environment is. */
export const placeText = ({ path, host }: Pick<Environment, 'path' | 'host'>): string =>
  host === null ? path : `${host}${path === '' ? '' : `: ${path}`}`;
