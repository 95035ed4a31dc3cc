import { type CSSProperties, useMemo, useRef } from 'react';
import { FEWEST, MOST } from '../../shared/runs/compare/comparison';
import { shortenedNames } from '../../shared/runs/list/names';
import { CheckboxBox } from '../kit/Checkbox';
import { type Column, Grid } from '../kit/grid/Grid';
import { tip } from '../kit/Tip';
import { useSize } from '../kit/useSize';
import { share } from '../store/share';
import { useStore } from '../store/store';
import { focusRegion } from './focus';
import { listedNow } from './listed';
import css from './RunTable.module.css';
import { selectRun, shownRun } from './read';
import type { ListedRun } from './rows';
import { toggleChosen, useRuns } from './store';
import { useColumns } from './useColumns';

/** CSS pixels: a character of a name on average, and what is around a name. */
const NAME = { character: 7.4, room: 28 };
/** CSS pixels of the column of the boxes; the names stay in view behind it. */
const BOX = 40;
/** Least and greatest width of the names, the second as a part of the table. */
const NARROW = 168;
const WIDE = 0.27;

/** The runs, active ones first. */
export function RunTable() {
  const { rows } = useRuns(listedNow);
  const sorting = useRuns((state) => state.sorting);
  const isRead = useRuns((state) => state.isRead);
  const hasRuns = useRuns((state) => state.rows.length > 0);
  const id = useRuns(() => shownRun());
  const holder = useRef<HTMLDivElement>(null);
  const { width } = useSize(holder);
  const shown = useColumns(rows);
  const { names, nameWidth } = useNames(rows, width);
  const columns = useMemo<readonly Column<ListedRun>[]>(
    () => [
      { id: 'chosen', width: BOX, head: <ChooseNone />, cell: ({ run }) => <Choose run={run} /> },
      {
        id: 'run',
        title: 'Run',
        cell: ({ run }) => <Name run={run} short={names.get(run.id) ?? run.name} />,
      },
      ...shown,
    ],
    [shown, names],
  );
  const at = rows.findIndex(({ run }) => run.id === id);
  const others = shown.reduce((sum, column) => sum + (column.width ?? 0), BOX);
  const style: CSSProperties = { minWidth: others + nameWidth };
  const runAt = (index: number) => rows[index]?.run.id ?? '';
  return (
    <div ref={holder} className={css.holder}>
      <Grid
        label="Runs"
        className={css.table}
        style={style}
        rowHeight={32}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        idOf={({ run }) => `run-${run.id}`}
        attributesOf={({ run }) => ({ 'data-run': run.name, 'data-state': run.state ?? undefined })}
        selected={at < 0 ? null : at}
        onSelect={(index) => selectRun(runAt(index))}
        onMark={(index) => toggleChosen(runAt(index))}
        keys={{
          Enter: () => focusRegion('Selected run'),
          c: focusComparison,
          t: () => focusRegion('Selected run', '[data-tags]'),
        }}
        sorting={sorting}
        onSort={(next) => useRuns.setState({ sorting: next })}
        empty={isRead && hasRuns ? 'No runs match the filter.' : 'Reading runs…'}
      />
    </div>
  );
}

/** As much of a name as there is room for; the whole one for screen readers. */
const Name = ({ run: { name, folder }, short }: Pick<ListedRun, 'run'> & { short: string }) =>
  short === name ? (
    <span {...tip(folder)}>{name}</span>
  ) : (
    <span {...tip(folder)}>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{name}</span>
    </span>
  );

/** The names as they are shown, and the width that the longest one needs. */
function useNames(
  rows: readonly ListedRun[],
  width: number,
): { readonly names: ReadonlyMap<string, string>; readonly nameWidth: number } {
  const known = useRef<readonly (readonly [id: string, name: string])[]>([]);
  // Rows change with every step of a run, and their names do not.
  known.current = share(
    known.current,
    rows.map(({ run }) => [run.id, run.name] as const),
  );
  const listed = known.current;
  return useMemo(() => {
    const widest = Math.max(NARROW, WIDE * width);
    const most = Math.floor((widest - NAME.room) / NAME.character);
    const short = shortenedNames(
      listed.map(([, name]) => name),
      most,
    );
    const longest = short.reduce((sum, { length }) => Math.max(sum, length), 0);
    const needed = longest * NAME.character + NAME.room;
    return {
      names: new Map(listed.map(([id, name], at) => [id, short[at] ?? name])),
      nameWidth: Math.round(Math.min(Math.max(needed, NARROW), widest)),
    };
  }, [listed, width]);
}

function focusComparison(): void {
  if (useRuns.getState().chosen.length >= FEWEST) focusRegion('Compare runs', 'button');
  else useStore.setState({ status: `Mark ${FEWEST} to ${MOST} runs with Space to compare them` });
}

/** Marks a run for comparing; with the keyboard, Space does on its row. */
function Choose({ run: { id, name } }: Pick<ListedRun, 'run'>) {
  const at = useRuns(({ chosen }) => chosen.indexOf(id));
  return (
    <CheckboxBox
      className={css.choose}
      data-pen={at < 0 ? undefined : at}
      tabIndex={-1}
      aria-label={`Compare ${name}`}
      checked={at >= 0}
      onChange={() => toggleChosen(id)}
      onClick={(event) => event.stopPropagation()}
    />
  );
}

function ChooseNone() {
  const isAny = useRuns(({ chosen }) => chosen.length > 0);
  return (
    <CheckboxBox
      className={css.choose}
      aria-label="Compare none"
      checked={isAny && 'mixed'}
      disabled={!isAny}
      onChange={() => useRuns.setState({ chosen: [] })}
    />
  );
}
