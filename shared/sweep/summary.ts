/** What became of the points of a sweep: the manifest's entry of each, counts by status, and findings about all of them. */
import type { Payload, Resolution } from '../factory/resolution';
import { type Finding, isCertainCrash, SEVERITIES } from '../findings/finding';
import { jsonText } from '../json/write';
import { RUN_FILES } from '../runs/folder';
import { sameValue } from '../values/value';
import type { SweepPoint } from './manifest';
import type { PlannedPoint } from './plan/planPoints';
import { sweepFinding } from './rules';

/** Within a sweep's folder: a run's folder for each point that has a payload. */
export const POINTS_FOLDER = 'points';

type Judged = Pick<Resolution, 'payload' | 'findings'>;

/** The status of a point. */
export function pointStatus({ payload, findings }: Judged): SweepPoint['status'] {
  if (payload === null) return 'refused';
  return findings.some(isCertainCrash) ? 'will-crash' : 'ready';
}

/** The manifest's entry of a point that resolved; acknowledged findings do not count. */
export function pointSummary(
  { index, name, values }: Pick<PlannedPoint, 'index' | 'name' | 'values'>,
  resolution: Judged,
): SweepPoint {
  const standing = resolution.findings.filter(({ acknowledged }) => acknowledged === undefined);
  const of = (wanted: (typeof SEVERITIES)[number]) =>
    standing.filter(({ severity }) => severity === wanted);
  const possible = of('warning').filter(({ outcome }) => outcome === 'crash');
  return {
    index,
    name,
    values,
    status: pointStatus(resolution),
    file: resolution.payload === null ? null : `${POINTS_FOLDER}/${name}/${RUN_FILES.payload}`,
    errors: of('error').length,
    warnings: of('warning').length,
    rules: [...new Set(SEVERITIES.flatMap((severity) => of(severity).map(({ rule }) => rule)))],
    ...(possible.length > 0 && { may_crash: possible.map(({ rule }) => rule) }),
  };
}

/** How many names a message lists. */
const LISTED = 3;

/** The points of a sweep in order, as far as they are resolved. */
export class SweepSummary {
  readonly points: SweepPoint[] = [];
  /** The name of the first point with a payload, by what distinguishes that from the payload of the very first one. */
  private readonly firsts = new Map<string, string>();
  private reference: Payload | null = null;
  private readonly equal: string[] = [];

  /** Adds a point with its payload, unless it was refused. */
  add(point: SweepPoint, payload: Payload | null): void {
    this.points.push(point);
    if (payload === null || point.status !== 'ready') return;
    this.reference ??= payload;
    const key = differenceText(payload, this.reference);
    const first = this.firsts.get(key);
    if (first === undefined) this.firsts.set(key, point.name);
    else this.equal.push(`${point.name} is ${first}`);
  }

  counts() {
    const of = (wanted: SweepPoint['status']) =>
      this.points.filter(({ status }) => status === wanted).length;
    return { ready: of('ready'), crashing: of('will-crash'), refused: of('refused') };
  }

  /** Findings about all points together. */
  findings(): Finding[] {
    const { points, equal } = this;
    const names = (status: SweepPoint['status']) =>
      points.filter((point) => point.status === status).map(({ name }) => name);
    const [refused, crashing] = [names('refused'), names('will-crash')];
    const ready = points.length - refused.length - crashing.length;
    const about = (rule: Parameters<typeof sweepFinding>[0], names: string[], message: string) =>
      names.length === 0 ? [] : [sweepFinding(rule, [], message)];
    return [
      ...about(
        'sweep-points-refused',
        refused,
        `PtychoPINN rejects ${refused.length} of ${points.length} points: ${listed(refused)}. Exclude them with a condition, or fix the base.`,
      ),
      ...about(
        'sweep-points-crash',
        crashing,
        `${crashing.length} of ${points.length} points will crash: ${listed(crashing)}. Exclude them with a condition, fix the base, or leave them out when the sweep is written.`,
      ),
      ...about(
        'sweep-points-equal',
        equal,
        `${equal.length} of ${ready} points have the same payload as an earlier one, except for the output folder: ${listed(equal)}. They would repeat the same training.`,
      ),
    ];
  }
}

const listed = (names: readonly string[]): string =>
  `${names.slice(0, LISTED).join(', ')}${names.length > LISTED ? ` and ${names.length - LISTED} more` : ''}`;

/**
 * How a payload differs from another one of the same target and workflow in what decides the result: neither in where
 * results are written nor in the audit trail. The same text for payloads that train the same.
 */
function differenceText(payload: Payload, reference: Payload): string {
  const found: unknown[] = [];
  for (const [section, values] of Object.entries(payload)) {
    const before = reference[section] ?? {};
    if (section === 'overrides_applied' || values === before) continue;
    for (const name of Object.keys(values)) {
      const value = values[name] ?? null;
      if (name !== 'output_dir' && !sameValue(value, before[name] ?? null))
        found.push([section, name, value]);
    }
  }
  return jsonText(found);
}
