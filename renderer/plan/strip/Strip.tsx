import { Toolbar } from '@base-ui/react/toolbar';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Popover } from '../../kit/Popover';
import { useSize } from '../../kit/useSize';
import { useStore } from '../../store/store';
import { FormulaPart } from '../formula/FormulaPart';
import { GroupsJob } from '../groups/GroupsJob';
import { type Planned, usePlanned } from '../planned';
import { type Cell, type CellId, changesText, fittingCells, textBefore } from './cell';
import { cellsOf } from './cells';
import { GpuChooser } from './GpuChooser';
import css from './Strip.module.css';
import { useAnnouncement } from './useAnnouncement';
import { useBefore } from './useBefore';

/** Beside the cells: the name at the left, the GPU at the right. */
const MORE_WIDTH = 76;

/** The run plan in one line: what the run will do, and what changes while a value is edited. */
export function Strip() {
  const planned = usePlanned();
  const before = useBefore(planned);
  const cells = useMemo(() => cellsOf(planned), [planned]);
  const cellsBefore = useMemo(() => (before ? cellsOf(before) : []), [before]);
  const announced = useAnnouncement(changesText(cellsBefore, cells));
  return (
    <section className={css.strip} aria-label="Run plan" data-plan-strip>
      <span className={css.name}>Run plan</span>
      {planned.isEmpty ? (
        <p className={css.empty}>
          Open or prepare a dataset to see groups, steps, memory and time.
        </p>
      ) : (
        <Cells cells={cells} cellsBefore={cellsBefore} planned={planned} before={before} />
      )}
      <GpuChooser />
      <GroupsJob />
      <span className="sr-only" role="status" aria-live="polite">
        {announced}
      </span>
    </section>
  );
}

interface CellsProps {
  cells: readonly Cell[];
  cellsBefore: readonly Cell[];
  planned: Planned;
  before: Planned | null;
}

function Cells({ cells, cellsBefore, planned, before }: CellsProps) {
  const isStale = useStore((state) => state.resolving);
  const holder = useRef<HTMLDivElement>(null);
  const { width: room } = useSize(holder);
  const [widths, setWidths] = useState<{ readonly [id in CellId]?: number }>({});
  const shown = fittingCells(cells, (id) => widths[id] ?? 0, room, MORE_WIDTH);
  const hidden = cells.filter(({ id }) => !shown.includes(id));
  // Measured whenever its text is another: struck through figures make a cell wider. A hidden cell keeps the width that it had.
  // Not after each render: asking for a width makes the browser lay out the whole page at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is in the elements.
  useLayoutEffect(() => {
    const measured = [...(holder.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].map(
      (cell) => [cell.dataset.cell, cell.offsetWidth] as const,
    );
    setWidths((known) =>
      measured.every(([id, width]) => known[id as CellId] === width)
        ? known
        : { ...known, ...Object.fromEntries(measured) },
    );
  }, [cells, cellsBefore, shown.length]);
  return (
    <Toolbar.Root className={css.cells} ref={holder} aria-label="Figures of the run plan">
      {cells
        .filter(({ id }) => shown.includes(id))
        .map((cell) => (
          <Popover
            key={cell.id}
            label={cell.title}
            className={css.popover}
            trigger={
              <Toolbar.Button
                className={css.cell}
                data-cell={cell.id}
                data-stale={isStale || undefined}
                data-problem={cell.warning !== null || undefined}
              >
                <CellText cell={cell} before={cellsBefore.find(({ id }) => id === cell.id)} />
              </Toolbar.Button>
            }
          >
            <FormulaPart cell={cell} planned={planned} before={before} />
          </Popover>
        ))}
      {hidden.length > 0 && (
        <Popover
          label="More of the run plan"
          className={css.popover}
          trigger={
            <Toolbar.Button
              render={
                <Button small variant="ghost" className={css.more}>
                  More
                  <Icon name="down" size={14} />
                </Button>
              }
            />
          }
        >
          {hidden.map((cell) => (
            <FormulaPart key={cell.id} cell={cell} planned={planned} before={before} />
          ))}
        </Popover>
      )}
    </Toolbar.Root>
  );
}

/** Words and figures; a figure that an edit changes shows what it was. */
export function CellText({ cell, before }: { cell: Cell; before: Cell | undefined }) {
  return (
    <>
      {cell.parts.map((part) => {
        if (typeof part === 'string') return <u key={`word ${part}`}>{part}</u>;
        const was = textBefore(before, part);
        return (
          <span key={part.name} className={css.figure} data-changed={was !== null || undefined}>
            {was !== null && (
              <>
                <del>{was}</del>
                <span className={css.arrow} aria-hidden>
                  →
                </span>
              </>
            )}
            <b style={was === null ? { minWidth: `${part.room}ch` } : {}}>{part.text}</b>
          </span>
        );
      })}
      {cell.warning !== null && (
        <>
          <Icon name="cross" size={14} />
          <span className="sr-only">{cell.warning}</span>
        </>
      )}
    </>
  );
}

/** Focuses the first figure. */
export function focusStrip(): void {
  document.querySelector<HTMLElement>('[data-plan-strip] [data-cell]')?.focus();
}
