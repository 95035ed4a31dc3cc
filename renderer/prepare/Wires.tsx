import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from 'react';
import css from './Wires.module.css';
import { curve, edge, type Point, type Wire } from './wires';

interface Props {
  /** The part that holds both ends. */
  holder: RefObject<HTMLDivElement | null>;
  wires: readonly { readonly target: string; readonly from: string }[];
  /** The wire that is being drawn; null for none. */
  drawn: { readonly from: Point; readonly to: Point } | null;
}

/** The wires, redrawn whenever one of their ends moves. Menus say the same. */
export function Wires({ holder, wires, drawn }: Props) {
  const [placed, setPlaced] = useState<readonly Wire[]>([]);
  const place = useEffectEvent(() => {
    const { current } = holder;
    if (!current) return;
    const next = wires.flatMap(({ target, from }): Wire[] => {
      const end = current.querySelector(`[data-target="${target}"]`);
      const begin = beginOf(current, from);
      if (!end || !begin) return [];
      return [
        {
          id: `${from} ${target}`,
          from: inView(edge(begin, current, 'right'), begin, current),
          to: edge(end, current, 'left'),
        },
      ];
    });
    setPlaced((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  });
  // What is above a card may have grown or shrunk: every render and every change of a size may move an end.
  useLayoutEffect(() => place());
  // Not a layout effect, which comes before the ref of what holds the wires is set.
  useEffect(() => {
    const { current } = holder;
    if (!current) return;
    const observer = new ResizeObserver(() => place());
    observer.observe(current);
    for (const column of current.children) observer.observe(column);
    // A tree scrolls by itself.
    current.addEventListener('scroll', place, true);
    return () => {
      observer.disconnect();
      current.removeEventListener('scroll', place, true);
    };
  }, [holder]);
  return (
    <svg className={css.wires} aria-hidden>
      {placed.map(({ id, from, to }) => (
        <g key={id}>
          <path d={curve(from, to)} />
          <circle cx={from.x} cy={from.y} r={3.5} />
          <circle cx={to.x} cy={to.y} r={3.5} />
        </g>
      ))}
      {drawn && <path d={curve(drawn.from, drawn.to)} data-drawn />}
    </svg>
  );
}

/** At the edge of the tree that an element is scrolled out of. */
function inView({ x, y }: Point, element: Element, holder: Element): Point {
  const list = element.closest('[role="tree"]');
  if (!list) return { x, y };
  const [top, box] = [holder.getBoundingClientRect().top, list.getBoundingClientRect()];
  return {
    x: edge(list, holder, 'right').x,
    y: Math.min(Math.max(y, box.top - top), box.bottom - top),
  };
}

/** The card or row of an array; the nearest group that is in view where that is closed. */
function beginOf(holder: Element, id: string): Element | null {
  const at = (one: string) => holder.querySelector(`[data-node="${CSS.escape(one)}"]`);
  for (let place = id; ; ) {
    const found = at(place);
    if (found) return found;
    const slash = place.lastIndexOf('/');
    if (slash < 0) return null;
    const above = place.slice(0, slash);
    // The root has its slash; what is no path has none.
    if (above.endsWith(' ')) return at(`${above}/`);
    place = above;
  }
}
