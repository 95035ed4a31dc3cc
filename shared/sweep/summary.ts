/** The manifest's entry of a point. */
import type { Resolution } from '../factory/resolution';
import { isCertainCrash, SEVERITIES } from '../findings/finding';
import type { SweepPoint } from './manifest';
import type { PlannedPoint } from './plan/planPoints';

/** Folder of the payload files, within a sweep's folder. */
export const POINTS_FOLDER = 'points';

/** Path of a point's payload in the sweep's folder. */
export const pointFile = (name: string): string => `${POINTS_FOLDER}/${name}.json`;

/** The status of a point. */
export function pointStatus({
  payload,
  findings,
}: Pick<Resolution, 'payload' | 'findings'>): SweepPoint['status'] {
  if (payload === null) return 'refused';
  return findings.some(isCertainCrash) ? 'will-crash' : 'ready';
}

/** The manifest's entry of a point that resolved; acknowledged findings do not count. */
export function pointSummary(
  { index, name, values }: Pick<PlannedPoint, 'index' | 'name' | 'values'>,
  { payload, findings }: Pick<Resolution, 'payload' | 'findings'>,
): SweepPoint {
  const standing = findings.filter(({ acknowledged }) => acknowledged === undefined);
  const of = (wanted: (typeof SEVERITIES)[number]) =>
    standing.filter(({ severity }) => severity === wanted);
  const rules = SEVERITIES.flatMap((severity) => of(severity).map(({ rule }) => rule));
  return {
    index,
    name,
    values,
    status: pointStatus({ payload, findings }),
    file: payload === null ? null : pointFile(name),
    errors: of('error').length,
    warnings: of('warning').length,
    rules: [...new Set(rules)],
  };
}
