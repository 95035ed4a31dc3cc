import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { itemText } from '../../../shared/sweep/draft/list';
import { typeOfName } from '../../../shared/targets/catalogue';
import { useSize } from '../../kit/useSize';
import { allValues, useShown } from '../points/rows';
import { STATUS_WORDS, STATUSES, statusOf, tallyOf } from '../points/tally';
import { type Planned, useSweep } from '../store';
import { AxisLine } from './AxisLine';
import css from './Coverage.module.css';
import { type Frame, lineAt, linesPath, spread } from './lines';
import { axisScale } from './scale';

/** How the points cover the parameter space: parallel axes, and a line per point that matches the filter. */
export function Coverage({ planned }: { planned: Planned }) {
  const { plan, facts, spec } = planned;
  const ref = useRef<HTMLDivElement>(null);
  const frame = useSize(ref);
  const selected = useSweep((state) => state.selected);
  const positions = useShown(planned);
  const [tip, setTip] = useState<{ point: number; x: number; y: number } | null>(null);
  const { scales, places } = useMemo(() => {
    const values = allValues(plan);
    const scales = spec.axes.map((axis) =>
      axisScale(
        axis,
        values.map((one) => one[axis.name] ?? null),
        typeOfName(spec.base.target, axis.name),
      ),
    );
    const places = scales.map(({ name, unit }) =>
      spread(Float32Array.from(values, (one) => unit(one[name] ?? null))),
    );
    return { scales, places };
  }, [plan, spec]);
  const groups = useMemo(() => {
    const { common } = tallyOf(facts);
    const points = [...positions];
    return STATUSES.map((status) => {
      const own = points.filter((point) => statusOf(facts[point], common) === status);
      return { status, count: own.length, path: linesPath(places, own, frame) };
    }).filter(({ count }) => count > 0);
  }, [positions, facts, places, frame]);
  const look = ({ clientX, clientY, currentTarget }: PointerEvent<SVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = { x: clientX - box.left, y: clientY - box.top };
    const point = lineAt(places, positions, frame, at);
    setTip(point === null ? null : { point, ...at });
  };
  return (
    <figure className={css.figure}>
      <ul className={css.legend}>
        {groups.map(({ status, count }) => (
          <li key={status}>
            <svg width={24} height={4} aria-hidden="true">
              <path d="M0 2h24" data-status={status} />
            </svg>
            {STATUS_WORDS[status]} {count.toLocaleString('en')}
          </li>
        ))}
      </ul>
      <div ref={ref} className={css.frame}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table selects points by keyboard. */}
        <svg
          className={css.lines}
          role="img"
          aria-label={`How the points cover ${scales.map(({ name }) => name).join(', ')}`}
          width={frame.width}
          height={frame.height}
          onPointerMove={look}
          onPointerLeave={() => setTip(null)}
          onClick={() => tip && useSweep.setState({ selected: tip.point })}
        >
          {groups.map(({ status, path }) => (
            <path
              key={status}
              d={path}
              data-status={status}
              opacity={Math.max(0.12, Math.min(0.9, 120 / plan.count))}
            />
          ))}
          {selected !== null && (
            <path d={linesPath(places, [selected], frame)} data-status="selected" />
          )}
          {scales.map((scale, a) => (
            <AxisLine key={scale.name} scale={scale} at={a} of={scales.length} frame={frame} />
          ))}
        </svg>
        {tip && <PointTip planned={planned} tip={tip} frame={frame} />}
      </div>
      <figcaption className={css.words}>
        {scales.map(({ name, words }) => `${name}: ${words}`).join('; ')}
      </figcaption>
    </figure>
  );
}

/** Rules listed in the tooltip; the point's panel has them all. */
const MOST_RULES = 3;

interface TipProps {
  readonly planned: Planned;
  readonly tip: { readonly point: number; readonly x: number; readonly y: number };
  readonly frame: Frame;
}

/** The point whose line is under the pointer. */
function PointTip({ planned: { plan, facts, spec }, tip: { point, x, y }, frame }: TipProps) {
  const values = plan.valuesAt(point);
  const here = facts[point];
  const rules = here?.rules ?? [];
  const style = {
    ...(x > frame.width / 2 ? { right: frame.width - x + 12 } : { left: x + 12 }),
    ...(y > frame.height / 2 ? { bottom: frame.height - y + 8 } : { top: y + 8 }),
  };
  return (
    <div className={css.tip} style={style} aria-hidden="true">
      <b>Point {point + 1}</b>
      {spec.axes.map(({ name }) => (
        <code key={name}>
          {name} {itemText(values[name] ?? null, typeOfName(spec.base.target, name))}
        </code>
      ))}
      <span>{STATUS_WORDS[here?.status ?? 'pending']}</span>
      {rules.slice(0, MOST_RULES).map((rule) => (
        <small key={rule}>{rule}</small>
      ))}
      {rules.length > MOST_RULES && <small>and {rules.length - MOST_RULES} more</small>}
    </div>
  );
}
