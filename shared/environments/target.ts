/** Which target an environment is for. Apart from its schemas, so that these know no target's facts. */
import { findTarget } from '../targets';
import type { Environment } from './environment';

/** The target of an environment, and how it is known. */
export interface EnvironmentTarget {
  readonly name: string;
  /** `exact`: its files are those of the target. `nearest`: they differ. `stated`: the user said so. */
  readonly how: 'exact' | 'nearest' | 'stated';
}

type WithReport = Pick<Environment, 'report' | 'statedTarget'>;

/** Null where none of the known targets resembles it. */
export function targetOf({ report, statedTarget }: WithReport): EnvironmentTarget | null {
  const candidates: readonly (readonly [string | null | undefined, EnvironmentTarget['how']])[] = [
    [report?.target, 'exact'],
    [report?.nearest, 'nearest'],
    [statedTarget, 'stated'],
  ];
  for (const [name, how] of candidates)
    if (name !== null && name !== undefined && findTarget(name)) return { name, how };
  return null;
}
