import { itemText } from '../../../shared/sweep/draft/list';
import { typeOfName } from '../../../shared/targets/catalogue';
import { counted } from '../../kit/format';
import { STATUS_WORDS } from '../StatusMark';
import type { Planned } from '../store';
import { type Bin, sumOf } from './bins';
import css from './Coverage.module.css';
import { type Cluster, clusterAt, nearestIn } from './jitter';
import { across, type Cell, cellAt } from './layout';
import { POINT_STATUSES, STATUS_LABELS } from './pointStatus';
import type { Scene } from './scene';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The element under the pointer. */
export type Tipped = Place &
  (
    | { readonly kind: 'point'; readonly position: number }
    | { readonly kind: 'bin'; readonly axis: number; readonly bin: Bin }
    | { readonly kind: 'cluster'; readonly cluster: Cluster; readonly cell: Cell }
  );

/** The point, cluster or bar at a position, if any. */
export function tipAt(scene: Scene, at: Place): Tipped | null {
  const cell = cellAt(scene.cells, at.x, at.y);
  if (!cell) return null;
  if (cell.x === cell.y) {
    const bin = (scene.bins[cell.x] ?? []).find(
      ({ from, to }) => at.x >= across(cell, from) - 2 && at.x <= across(cell, to) + 2,
    );
    return bin && sumOf(bin) > 0 ? { kind: 'bin', axis: cell.x, bin, ...at } : null;
  }
  const plotted = scene.jittered.find((one) => one.cell === cell);
  if (plotted?.clusters) {
    const cluster = clusterAt(plotted.clusters, at);
    return cluster ? { kind: 'cluster', cluster, cell, ...at } : null;
  }
  const position = plotted ? nearestIn(plotted, at) : -1;
  return position < 0 ? null : { kind: 'point', position, ...at };
}

interface Props {
  readonly tip: Tipped;
  readonly planned: Planned;
  readonly scene: Scene;
}

/** Tooltip of the element under the pointer. */
export function Tip({ tip, planned, scene }: Props) {
  const right = tip.x > scene.width / 2;
  const style = {
    ...(right ? { right: scene.width - tip.x + 12 } : { left: tip.x + 12 }),
    ...(tip.y > scene.height / 2 ? { bottom: scene.height - tip.y + 8 } : { top: tip.y + 8 }),
  };
  return (
    <div className={css.tip} style={style} aria-hidden="true">
      {tip.kind === 'point' && <PointTip planned={planned} position={tip.position} />}
      {tip.kind === 'bin' && (
        <>
          <b>{scene.scales[tip.axis]?.name}</b>
          <Counts counts={tip.bin.counts} />
        </>
      )}
      {tip.kind === 'cluster' && <ClusterTip tip={tip} planned={planned} scene={scene} />}
    </div>
  );
}

function Counts({ counts }: Pick<Cluster, 'counts'>) {
  return POINT_STATUSES.filter((kind) => counts[kind] > 0).map((kind) => (
    <span key={kind}>
      {counts[kind].toLocaleString('en')} {STATUS_LABELS[kind]}
    </span>
  ));
}

function ClusterTip({
  tip,
  planned,
  scene,
}: Props & { tip: Extract<Tipped, { kind: 'cluster' }> }) {
  const { cluster, cell } = tip;
  const { plan, spec } = planned;
  const values = plan.valuesAt(cluster.points[0] ?? 0);
  return (
    <>
      <b>{counted(cluster.points.length, 'point')}</b>
      {[cell.x, cell.y].map((axis) => {
        const name = scene.scales[axis]?.name ?? '';
        return (
          <code key={name}>
            {name} {itemText(values[name] ?? null, typeOfName(spec.base.target, name))}
          </code>
        );
      })}
      <Counts counts={cluster.counts} />
    </>
  );
}

/** Rules listed in the tooltip; the point's panel has them all. */
const MOST_RULES = 3;

function PointTip({ planned, position }: { planned: Planned; position: number }) {
  const { plan, facts, spec } = planned;
  const values = plan.valuesAt(position);
  const here = facts[position];
  const more = (here?.rules.length ?? 0) - MOST_RULES;
  return (
    <>
      <b>Point {position + 1}</b>
      {spec.axes.map(({ name }) => (
        <code key={name}>
          {name} {itemText(values[name] ?? null, typeOfName(spec.base.target, name))}
        </code>
      ))}
      {here === undefined ? (
        <span>not resolved yet</span>
      ) : (
        <span>
          {STATUS_WORDS[here.status]}
          {here.errors > 0 && `, ${counted(here.errors, 'error')}`}
          {here.warnings > 0 && `, ${counted(here.warnings, 'warning')}`}
        </span>
      )}
      {here?.rules.slice(0, MOST_RULES).map((rule) => (
        <small key={rule}>{rule}</small>
      ))}
      {more > 0 && <small>and {more} more (click for details)</small>}
    </>
  );
}
