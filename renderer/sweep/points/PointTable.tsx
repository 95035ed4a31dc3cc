import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type Planned, useSweep } from '../store';
import { HeaderRow } from './HeaderRow';
import css from './PointTable.module.css';
import { PointRow, ROW_HEIGHT } from './PointRow';
import { useShown } from './useShown';

/** Rows drawn beyond the edge, so that scrolling shows no gap. */
const BEYOND = 12;

/** The points with their values and what the factory says of them; only those in sight are drawn. */
export function PointTable({ planned }: { planned: Planned }) {
  const positions = useShown(planned);
  const selected = useSweep((state) => state.selected);
  const set = useSweep((state) => state.set);
  const body = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const { axes } = planned.spec;

  useLayoutEffect(() => {
    const holder = body.current;
    if (!holder) return;
    const look = () => setSight({ top: holder.scrollTop, height: holder.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(holder);
    holder.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      holder.removeEventListener('scroll', look);
    };
  }, []);

  const first = Math.max(0, Math.floor((sight.top - HEAD) / ROW_HEIGHT) - BEYOND);
  const last = Math.min(
    positions.length,
    Math.ceil((sight.top + sight.height) / ROW_HEIGHT) + BEYOND,
  );
  const goTo = (at: number) => {
    const next = Math.min(Math.max(at, 0), positions.length - 1);
    const position = positions[next];
    const holder = body.current;
    if (position === undefined || !holder) return;
    set({ selected: position });
    const top = next * ROW_HEIGHT;
    if (top < holder.scrollTop) holder.scrollTop = top;
    const most = top + HEAD + ROW_HEIGHT - holder.clientHeight;
    if (most > holder.scrollTop) holder.scrollTop = most;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== body.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = selected === null ? -1 : positions.indexOf(selected);
    const page = Math.max(1, Math.floor(sight.height / ROW_HEIGHT) - 2);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: positions.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  };
  const style: CSSProperties & { '--axes': number } = { '--axes': axes.length };
  return (
    <div
      ref={body}
      className={css.table}
      style={style}
      role="grid"
      aria-label="Points"
      aria-rowcount={positions.length + 1}
      aria-activedescendant={selected === null ? undefined : `point-${selected}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the grid is walked with the arrow keys.
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <HeaderRow axes={axes} />
      <div
        role="rowgroup"
        className={css.rows}
        style={{ height: positions.length * ROW_HEIGHT }}
      >
        {[...positions.subarray(first, last)].map((position, i) => (
          <PointRow
            key={position}
            position={position}
            top={(first + i) * ROW_HEIGHT}
            rowIndex={first + i + 2}
            values={planned.plan.valuesAt(position)}
            facts={planned.facts[position]}
            axes={axes}
            target={planned.spec.base.target}
            selected={position === selected}
          />
        ))}
      </div>
      {positions.length === 0 && (
        <p className={css.empty}>No point is left by the filter.</p>
      )}
    </div>
  );
}

/** Height of the header row, which stays in sight. */
const HEAD = 28;
