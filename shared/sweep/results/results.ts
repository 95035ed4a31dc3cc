/** What the points of a written sweep came to: pure, so that the window and the command line say the same. */
import type { Loss, RecordedRun } from '../../runs/record/joined';
import { headLoss } from '../../runs/record/table';
import type { RunState } from '../../runs/state';
import type { Values } from '../../values/value';
import type { Manifest } from '../manifest';
import type { Axis } from '../sweep';
import { type Importance, importanceOf } from './importance';

export interface PointResult {
  /** As the manifest has them. */
  readonly index: number;
  readonly name: string;
  readonly values: Values;
  /** Null where there is no run: the point has no payload, or its folder is gone. */
  readonly state: RunState | null;
  readonly evidence: readonly string[];
  /** The loss that it is judged by; null where none is known yet. */
  readonly loss: Loss | null;
  readonly losses: readonly Loss[];
  /** Reconstructions, as paths relative to the sweep's folder. */
  readonly pictures: readonly Picture[];
}

/** Of a reconstruction. */
export const PICTURES = ['amplitude', 'phase'] as const;

export interface Picture {
  readonly name: (typeof PICTURES)[number];
  readonly file: string;
}

export interface SweepResults {
  /** The sweep's name. */
  readonly name: string;
  /** Of its base. */
  readonly target: string;
  readonly axes: readonly Axis[];
  readonly points: readonly PointResult[];
}

/** `pictures` are those of each point by its name. */
export function joinResults(
  { name, spec, points }: Manifest,
  runs: readonly RecordedRun[],
  pictures: ReadonlyMap<string, readonly Picture[]>,
): SweepResults {
  const byName = new Map(runs.map((run) => [run.folder, run]));
  return {
    name,
    target: spec.base.target,
    axes: spec.axes,
    points: points.map(({ index, name: point, values, file }) => {
      const run = byName.get(point);
      return {
        ...{ index, name: point, values },
        state: run?.state ?? null,
        evidence: run?.evidence ?? [
          file === null ? 'It has no payload.' : 'The folder of its run is gone.',
        ],
        loss: run ? headLoss(run.losses) : null,
        losses: run?.losses ?? [],
        pictures: pictures.get(point) ?? [],
      };
    }),
  };
}

/** Losses that may be compared: one name, on one scale. */
export interface LossScale {
  /** Of no other scale of the sweep. */
  readonly key: string;
  readonly loss: string;
  /** Of PtychoPINN's settings; null where they are not known, so that nothing is compared. */
  readonly scaleKey: string | null;
  /** Points that have it, those that have not finished among them. */
  readonly points: number;
}

/** The scale of a point's loss. */
export const scaleOf = ({ name, scale_key }: Loss): string => `${name} ${scale_key ?? '?'}`;

/** The scales of the sweep, that of most points first. */
export function scalesOf(points: readonly PointResult[]): LossScale[] {
  const scales = new Map<string, LossScale>();
  for (const { loss } of points) {
    if (loss === null) continue;
    const key = scaleOf(loss);
    const before = scales.get(key)?.points ?? 0;
    scales.set(key, { key, loss: loss.name, scaleKey: loss.scale_key, points: before + 1 });
  }
  return [...scales.values()].sort((a, b) => b.points - a.points);
}

/** A point that finished with a loss on a known scale. */
export type Judged = PointResult & { readonly loss: Loss & { readonly best: number } };

/** Those on one scale, in order. A run that has not finished may still become better. */
export const judged = (points: readonly PointResult[], { key, scaleKey }: LossScale): Judged[] =>
  points.filter(
    (point): point is Judged =>
      scaleKey !== null &&
      point.state === 'finished' &&
      point.loss !== null &&
      point.loss.best !== null &&
      scaleOf(point.loss) === key,
  );

/** The one with the least loss; null where none is comparable. */
export const bestOf = (points: readonly Judged[]): Judged | null =>
  points.reduce<Judged | null>(
    (best, point) => (best === null || point.loss.best < best.loss.best ? point : best),
    null,
  );

/** Of each axis, over the points on one scale. */
export const importancesOf = (axes: readonly Axis[], points: readonly Judged[]): Importance[] =>
  axes.map(({ name }) =>
    importanceOf(
      name,
      points.map(({ values, loss }) => ({ value: values[name] ?? null, loss: loss.best })),
    ),
  );
