/** Which columns the list of runs has: those that have something to show, as the user decided otherwise. */
import { useMemo, useRef } from 'react';
import { askedColumn, type SettingColumn } from '../../shared/runs/list/settings';
import type { Values } from '../../shared/values/value';
import { usePrefs } from '../store/prefs';
import { share } from '../store/share';
import { MORE_COLUMNS, RUN_COLUMNS, type RunColumn, settingColumn } from './columns';
import { listedNow } from './listed';
import type { ListedRun } from './rows';
import { useRuns } from './store';

/** Settings that are shown unless the user adds more: further ones hardly vary. */
const MOST = 16;

type Decided = { readonly [id: string]: boolean };

/** The columns behind the name, in their order. */
export function useColumns(rows: readonly ListedRun[]): readonly RunColumn[] {
  const { differing } = useRuns(listedNow);
  const common = useRuns((state) => state.common);
  const decided = usePrefs((state) => state.runColumns);
  const ids = useRef<readonly string[]>([]);
  const settings = useRef<readonly SettingColumn[]>([]);
  // Rows change with every step of a run; the columns stay the same objects until one is added or removed.
  ids.current = share(
    ids.current,
    [...RUN_COLUMNS, ...MORE_COLUMNS]
      .filter(({ id, isShown }) => decided[id] ?? isShown(rows))
      .map(({ id }) => id),
  );
  settings.current = share(settings.current, shownSettings(rows, differing, decided, common));
  const [shown, columns] = [ids.current, settings.current];
  return useMemo(() => {
    const isShown = ({ id }: RunColumn) => shown.includes(id);
    return [
      ...RUN_COLUMNS.filter(isShown),
      ...columns.map((column) => settingColumn(column, common)),
      ...MORE_COLUMNS.filter(isShown),
    ];
  }, [shown, columns, common]);
}

/** The ones that vary most, without those that the user hid, and those that the user added. */
export function shownSettings(
  rows: readonly ListedRun[],
  differing: readonly SettingColumn[],
  decided: Decided,
  common: Values,
): SettingColumn[] {
  const offered = differing.filter(({ name }, at) => decided[name] ?? at < MOST);
  const added = Object.keys(decided).filter(
    (name) =>
      decided[name] === true &&
      name.includes('.') &&
      !differing.some((column) => column.name === name),
  );
  const runs = rows.map(({ run }) => run);
  return [...offered, ...added.map((name) => askedColumn(runs, name, common))];
}
