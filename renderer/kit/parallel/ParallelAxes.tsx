import { type PointerEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useSize } from '../useSize';
import { AxisLine } from './AxisLine';
import { type Frame, lineAt, linesPath, spread } from './lines';
import css from './ParallelAxes.module.css';
import type { AxisScale } from './scale';

interface Props {
  /** What it shows, for screen readers. */
  label: string;
  axes: readonly AxisScale[];
  /** The place of each line on each axis, 0 to 1. */
  units: readonly (readonly number[])[];
  /** Lines by status, the last on top; the caller gives each status its stroke. */
  groups: readonly { readonly status: string; readonly lines: readonly number[] }[];
  /** The lines that the pointer finds. */
  found: Iterable<number>;
  onPick: (line: number) => void;
  /** What is shown of the line under the pointer. */
  tip: (line: number) => ReactNode;
  /** Controls on an axis, over the lines. */
  controls?: (axis: number, frame: Frame) => ReactNode;
}

/** A line per point over parallel axes. */
export function ParallelAxes(props: Props) {
  const { label, axes, units, groups, found, onPick, controls } = props;
  const ref = useRef<HTMLDivElement>(null);
  const frame = useSize(ref);
  const [tip, setTip] = useState<{ line: number; x: number; y: number } | null>(null);
  const places = useMemo(() => units.map((one) => spread(Float32Array.from(one))), [units]);
  const paths = useMemo(
    () => groups.map(({ lines }) => linesPath(places, lines, frame)),
    [groups, places, frame],
  );
  const look = ({ clientX, clientY, currentTarget }: PointerEvent<SVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const at = { x: clientX - box.left, y: clientY - box.top };
    const line = lineAt(places, found, frame, at);
    setTip(line === null ? null : { line, ...at });
  };
  return (
    <div ref={ref} className={css.frame}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the table selects points by keyboard. */}
      <svg
        className={css.lines}
        role={controls ? 'group' : 'img'}
        aria-label={label}
        width={frame.width}
        height={frame.height}
        onPointerMove={look}
        onPointerLeave={() => setTip(null)}
        onClick={() => tip && onPick(tip.line)}
      >
        {groups.map(({ status, lines }, i) => (
          <path
            key={status}
            d={paths[i]}
            data-status={status}
            opacity={Math.max(0.12, Math.min(0.9, 100 / lines.length))}
          />
        ))}
        {axes.map((axis, a) => (
          <g key={axis.name} data-axis={axis.name}>
            <AxisLine scale={axis} at={a} of={axes.length} frame={frame} />
            {controls?.(a, frame)}
          </g>
        ))}
      </svg>
      {tip && (
        <div className={css.tip} style={beside(tip, frame)} aria-hidden="true">
          {props.tip(tip.line)}
        </div>
      )}
    </div>
  );
}

/** Towards the middle from the pointer. */
const beside = (
  { x, y }: { readonly x: number; readonly y: number },
  { width, height }: Frame,
) => ({
  ...(x > width / 2 ? { right: width - x + 12 } : { left: x + 12 }),
  ...(y > height / 2 ? { bottom: height - y + 8 } : { top: y + 8 }),
});
