/** Drawing a wire with the pointer: from an array to what reads it, or the other way round. Escape gives up. */
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { SourceFile } from '../../shared/prepare/source';
import { TARGETS, type Target } from './edit';
import { connect } from './UseMenu';
import { edge, type Point } from './wires';

/** Shorter moves are clicks. */
const LEAST_PX = 5;

interface Drawing {
  /** The node of an array, or a target. */
  readonly node: string | null;
  readonly target: Target | null;
  readonly start: Point;
  readonly from: Point;
  readonly to: Point;
  readonly isMoved: boolean;
}

export interface Wiring {
  readonly drawn: { readonly from: Point; readonly to: Point } | null;
  /** The target under the pointer, where a wire could end. */
  readonly aim: Target | null;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
  };
}

export function useWiring(
  holder: RefObject<HTMLDivElement | null>,
  files: readonly (SourceFile | null)[],
): Wiring {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [aim, setAim] = useState<Target | null>(null);
  // Several moves may arrive before the next render.
  const now = useRef<Drawing | null>(null);
  const set = (next: Drawing | null) => {
    now.current = next;
    setDrawing(next);
    if (next === null) setAim(null);
  };
  const isDrawing = drawing?.isMoved === true;
  useEffect(() => {
    if (!isDrawing) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      now.current = null;
      setDrawing(null);
      setAim(null);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [isDrawing]);

  const at = (event: PointerEvent): Point => {
    const box = holder.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !(event.target instanceof Element) || !holder.current) return;
    const port = event.target.closest('[data-port]');
    const target = targetAt(port);
    const node = target === null ? nodeAt(event.target) : null;
    const begin = target === null ? node : port;
    if (!begin || (target === null && event.target.closest('button'))) return;
    const from = edge(begin, holder.current, target === null ? 'right' : 'left');
    set({
      ...{ node: node?.getAttribute('data-node') ?? null, target, from },
      ...{ start: at(event), to: at(event), isMoved: false },
    });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const { current } = now;
    if (!current) return;
    const to = at(event);
    const isMoved =
      current.isMoved || Math.hypot(to.x - current.start.x, to.y - current.start.y) > LEAST_PX;
    if (isMoved && !current.isMoved) event.currentTarget.setPointerCapture(event.pointerId);
    set({ ...current, to, isMoved });
    if (isMoved) setAim(current.target ?? targetAt(under(event)));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const { current } = now;
    set(null);
    if (!current?.isMoved) return;
    const end = under(event);
    const node = current.node ?? (end && nodeAt(end))?.getAttribute('data-node') ?? null;
    const target = current.target ?? targetAt(end);
    const array = node === null ? null : arrayOf(files, node);
    if (target && array) connect(target, array.file, array.array);
  };
  return {
    drawn: isDrawing ? ends(drawing) : null,
    aim,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => set(null) },
  };
}

/** From left to right, whichever end is drawn. */
const ends = ({ target, from, to }: Drawing) =>
  target === null ? { from, to } : { from: to, to: from };

const under = ({ clientX, clientY }: PointerEvent): Element | null =>
  document.elementFromPoint(clientX, clientY);

const nodeAt = (element: Element): Element | null => {
  const node = element.closest('[data-node]');
  return node?.getAttribute('data-kind') === 'array' ? node : null;
};

function targetAt(element: Element | null): Target | null {
  const name = element?.closest('[data-target]')?.getAttribute('data-target');
  return TARGETS.find((target) => target === name) ?? null;
}

/** The array of a node's id. */
function arrayOf(files: readonly (SourceFile | null)[], id: string) {
  const [, index = '', path = ''] = /^(\d+) ([\s\S]*)$/.exec(id) ?? [];
  const array = files[Number(index)]?.arrays.find((one) => one.path === path);
  return array && array.problem === null ? { file: Number(index) + 1, array } : null;
}
