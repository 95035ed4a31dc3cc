/** When a payload is not written. */
import { AppError } from '../../shared/errors/appError';
import { type Finding, isBlocking, isCertainCrash } from '../../shared/findings/finding';

/** Why the payload is not exported, or its run not started; null when it is. */
export function refusal(
  findings: readonly Finding[],
  allowCrash: boolean,
  what: 'export' | 'start it' = 'export',
): AppError | null {
  if (findings.some(isBlocking)) return new AppError('request-blocked', {});
  const crashes = new Set(findings.filter(isCertainCrash).map(({ rule }) => rule));
  if (allowCrash || crashes.size === 0) return null;
  return new AppError('run-will-crash', { rules: [...crashes], what });
}
