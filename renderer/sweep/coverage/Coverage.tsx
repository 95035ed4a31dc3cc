import { type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { typeOfName } from '../../../shared/targets/catalogue';
import { commonRules } from '../points/common';
import { allValues } from '../points/rows';
import { useShown } from '../points/useShown';
import { type Planned, useSweep } from '../store';
import { Axes } from './Axes';
import css from './Coverage.module.css';
import { drawLines, type Frame, lineAt, spread } from './lines';
import { PointTip } from './PointTip';
import { POINT_STATUSES, STATUS_FACTS, statusOf } from './pointStatus';
import { axisScale } from './scale';

/** How the points cover the parameter space: parallel axes, and a line per point. */
export function Coverage({ planned }: { planned: Planned }) {
  const { plan, facts, spec } = planned;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const dark = useDark();
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
  const statuses = useMemo(() => {
    const common = commonRules(facts);
    return Array.from({ length: plan.count }, (_, i) => statusOf(facts[i], common));
  }, [plan, facts]);
  const shown = useMemo(() => {
    if (positions.length === plan.count) return null;
    const mask = new Uint8Array(plan.count);
    for (const position of positions) mask[position] = 1;
    return mask;
  }, [positions, plan]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours depend on the theme.
  useEffect(() => {
    if (canvas.current && size.width > 0)
      drawLines(canvas.current, size, { places, statuses, shown, selected });
  }, [places, statuses, shown, selected, size, dark]);
  const look = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = { x: clientX - box.left, y: clientY - box.top };
    const point = lineAt({ places, shown }, size, at);
    setTip(point === null ? null : { point, ...at });
  };
  return (
    <figure className={css.figure}>
      <ul className={css.legend}>
        {POINT_STATUSES.map((status) => ({
          status,
          count: statuses.filter((one) => one === status).length,
        }))
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => (
            <li key={status}>
              <svg width={24} height={4} aria-hidden="true">
                <line
                  x2={24}
                  y1={2}
                  y2={2}
                  stroke={`var(${STATUS_FACTS[status].colour})`}
                  strokeWidth={2}
                  strokeDasharray={STATUS_FACTS[status].dashes.join(' ')}
                />
              </svg>
              {STATUS_FACTS[status].label} <small>{count.toLocaleString('en')}</small>
            </li>
          ))}
      </ul>
      <div ref={frame} className={css.frame}>
        <canvas
          ref={canvas}
          className={css.canvas}
          role="img"
          aria-label={`How the points cover ${scales.map(({ name }) => name).join(', ')}`}
          onPointerMove={look}
          onPointerLeave={() => setTip(null)}
          onClick={() => tip && useSweep.setState({ selected: tip.point })}
        />
        <Axes scales={scales} frame={size} />
        {tip && <PointTip planned={planned} tip={tip} frame={size} />}
      </div>
      <figcaption className={css.words}>
        {scales.map(({ name, words }) => `${name}: ${words}`).join('; ')}
      </figcaption>
    </figure>
  );
}

/** The size of an element, in CSS pixels. */
function useSize(element: React.RefObject<HTMLElement | null>): Frame {
  const [size, setSize] = useState<Frame>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const holder = element.current;
    if (!holder) return;
    const look = () => setSize({ width: holder.clientWidth, height: holder.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(holder);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** Whether the theme is dark. */
function useDark(): boolean {
  const query = useMemo(() => window.matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const look = () => setDark(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, [query]);
  return dark;
}
