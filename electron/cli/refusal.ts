/** When a payload is not written. */
import { type Finding, isBlocking, isCertainCrash } from '../../shared/findings/finding';

/** Why the payload is not exported, or its run not started; null when it is. */
export function refusal(
  findings: readonly Finding[],
  allowCrash: boolean,
  what: 'export' | 'start it' = 'export',
): string | null {
  if (findings.some(isBlocking))
    return "Blocked: PtychoPINN's factory rejects this request. Nothing was written.";
  const crashes = new Set(findings.filter(isCertainCrash).map(({ rule }) => rule));
  if (allowCrash || crashes.size === 0) return null;
  return `The run will crash: ${[...crashes].join(', ')}. Nothing was written. Use --allow-crash to ${what} anyway.`;
}
