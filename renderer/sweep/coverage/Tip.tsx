import { itemText } from '../../../shared/sweep/draft/list';
import { typeOfName } from '../../../shared/targets/catalogue';
import { counted } from '../../kit/format';
import type { Planned } from '../store';
import { type Bin, sumOf } from './bins';
import css from './Coverage.module.css';
import { type Cluster, clusterAt, nearestIn } from './jitter';
import { across, type Cell, cellAt } from './layout';
import { KIND_WORDS, POINT_STATUSES } from './pointStatus';
import type { Scene } from './scene';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What the pointer is at. */
export type Tipped = Place &
  (
    | { readonly kind: 'point'; readonly position: number }
    | { readonly kind: 'bin'; readonly axis: number; readonly bin: Bin }
    | { readonly kind: 'crowd'; readonly crowd: Cluster; readonly cell: Cell }
  );

/** The point or the bar at a place, if there is one. */
export function tipAt(scene: Scene, at: Place): Tipped | null {
  const cell = cellAt(scene.cells, at.x, at.y);
  if (!cell) return null;
  if (cell.x === cell.y) {
    const bin = (scene.bins[cell.x] ?? []).find(
      ({ from, to }) => at.x >= across(cell, from) - 2 && at.x <= across(cell, to) + 2,
    );
    return bin && sumOf(bin) > 0 ? { kind: 'bin', axis: cell.x, bin, ...at } : null;
  }
  const spread = scene.spreads.find((one) => one.cell === cell);
  if (spread?.crowds) {
    const crowd = clusterAt(spread.crowds, at);
    return crowd ? { kind: 'crowd', crowd, cell, ...at } : null;
  }
  const position = spread ? nearestIn(spread, at) : -1;
  return position < 0 ? null : { kind: 'point', position, ...at };
}

interface Props {
  readonly tip: Tipped;
  readonly planned: Planned;
  readonly scene: Scene;
}

/** Says what the pointer is at, beside it. */
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
      {tip.kind === 'crowd' && <CrowdTip tip={tip} planned={planned} scene={scene} />}
    </div>
  );
}

function Counts({ counts }: Pick<Cluster, 'counts'>) {
  return POINT_STATUSES.filter((kind) => counts[kind] > 0).map((kind) => (
    <span key={kind}>
      {counts[kind].toLocaleString('en')} {KIND_WORDS[kind]}
    </span>
  ));
}

function CrowdTip({ tip, planned, scene }: Props & { tip: Extract<Tipped, { kind: 'crowd' }> }) {
  const { crowd, cell } = tip;
  const { plan, spec } = planned;
  const values = plan.valuesAt(crowd.points[0] ?? 0);
  return (
    <>
      <b>{counted(crowd.points.length, 'point')}</b>
      {[cell.x, cell.y].map((axis) => {
        const name = scene.scales[axis]?.name ?? '';
        return (
          <code key={name}>
            {name} {itemText(values[name] ?? null, typeOfName(spec.base.target, name))}
          </code>
        );
      })}
      <Counts counts={crowd.counts} />
    </>
  );
}

/** Rules that are named; the point itself tells all. */
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
          {here.status}
          {here.errors > 0 && `, ${counted(here.errors, 'error')}`}
          {here.warnings > 0 && `, ${counted(here.warnings, 'warning')}`}
        </span>
      )}
      {here?.rules.slice(0, MOST_RULES).map((rule) => (
        <small key={rule}>{rule}</small>
      ))}
      {more > 0 && <small>and {more} more; click to see them</small>}
    </>
  );
}
