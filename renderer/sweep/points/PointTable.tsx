import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type Planned, useSweep } from '../store';
import { HeaderRow } from './HeaderRow';
import { PointRow } from './PointRow';
import css from './PointTable.module.css';
import { useCommon } from './useCommon';
import { useShown } from './useShown';

/** Heights of a row and of the sticky header, in CSS pixels. */
const ROW = 26;
const HEAD = 28;
/** Rows rendered beyond the edge, so that scrolling shows no gap. */
const BEYOND = 12;

/** The points with their values and findings; only visible rows are rendered. */
export function PointTable({ planned }: { planned: Planned }) {
  const positions = useShown(planned);
  const selected = useSweep((state) => state.selected);
  const holder = useRef<HTMLDivElement>(null);
  const sight = useSight(holder);
  const { axes } = planned.spec;
  const common = useCommon(planned.facts);
  const first = Math.max(0, Math.floor((sight.top - HEAD) / ROW) - BEYOND);
  const last = Math.min(positions.length, Math.ceil((sight.top + sight.height) / ROW) + BEYOND);

  const goTo = (at: number) => {
    const next = Math.min(Math.max(at, 0), positions.length - 1);
    const position = positions[next];
    if (position === undefined || !holder.current) return;
    useSweep.setState({ selected: position });
    const top = next * ROW;
    const most = top + HEAD + ROW - holder.current.clientHeight;
    if (top < holder.current.scrollTop) holder.current.scrollTop = top;
    else if (most > holder.current.scrollTop) holder.current.scrollTop = most;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const at = selected === null ? -1 : positions.indexOf(selected);
    const page = Math.max(1, Math.floor(sight.height / ROW) - 2);
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
  const onClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest('[data-position]') : null;
    if (row instanceof HTMLElement) useSweep.setState({ selected: Number(row.dataset.position) });
  };
  const style: CSSProperties & { '--axes': number } = { '--axes': axes.length };
  return (
    <div ref={holder} className={css.holder}>
      <table
        className={css.table}
        style={style}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keyboard navigation.
        role="grid"
        aria-label="Points"
        aria-rowcount={positions.length + 1}
        aria-activedescendant={selected === null ? undefined : `point-${selected}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <HeaderRow axes={axes} />
        <tbody>
          <Room rows={first} />
          {[...positions.subarray(first, last)].map((position, i) => (
            <PointRow
              key={position}
              position={position}
              rowIndex={first + i + 2}
              values={planned.plan.valuesAt(position)}
              facts={planned.facts[position]}
              axes={axes}
              target={planned.spec.base.target}
              selected={position === selected}
              common={common}
            />
          ))}
          <Room rows={positions.length - last} />
        </tbody>
      </table>
      {positions.length === 0 && <p className={css.empty}>No points match the filter.</p>}
    </div>
  );
}

/** Space of the rows that are not rendered. */
const Room = ({ rows }: { rows: number }) =>
  rows > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus.
    <tr aria-hidden="true">
      <td className={css.room} style={{ height: rows * ROW }} />
    </tr>
  ) : null;

/** The visible part of the table. */
function useSight(holder: React.RefObject<HTMLDivElement | null>) {
  const [sight, setSight] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = holder.current;
    if (!element) return;
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [holder]);
  return sight;
}
