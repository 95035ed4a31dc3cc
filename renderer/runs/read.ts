/** Reading runs from main: the list when the view is shown, and from then on what changes while it is. */
import { errorText } from '../../shared/errors/words';
import type { Outcome } from '../../shared/ipc/contract';
import type { RunList } from '../../shared/ipc/runs';
import { decode, type Encoded } from '../../shared/ipc/wire';
import { bridge } from '../bridge/bridge';
import { fileOf } from '../store/documentState';
import { share } from '../store/share';
import { useStore } from '../store/store';
import { listedNow } from './listed';
import { useRuns } from './store';

/** Looks for runs, in what main knows and beside the document. */
export async function readRuns(): Promise<void> {
  const state = useStore.getState();
  const document = fileOf(state, state.history.present)?.grant ?? null;
  take(await bridge?.runs(document));
  await readDetail();
}

/** Main has news of runs; it is read while the view is shown. */
export async function runsChanged(): Promise<void> {
  if (useStore.getState().place !== 'runs') return;
  take(await bridge?.runsNow());
  await readDetail();
}

function take(outcome: Outcome<Encoded<RunList>> | undefined): void {
  if (!outcome) return;
  if (!outcome.ok) {
    useRuns.setState({ isRead: true, problem: errorText(outcome.error) });
    return;
  }
  const list = decode(outcome.value);
  const ids = new Set(list.rows.map(({ id }) => id));
  sayGone(list);
  useRuns.setState(({ rows, folders, differing, same, common, chosen }) => ({
    ...share({ rows, folders, differing, same, common }, list),
    chosen: chosen.every((id) => ids.has(id)) ? chosen : chosen.filter((id) => ids.has(id)),
    isRead: true,
    problem: null,
  }));
}

/** Says that the selected run is no longer there; one whose folder of runs was forgotten is. */
function sayGone({ rows, folders }: RunList): void {
  const { selected, rows: before } = useRuns.getState();
  const gone = before.find(({ id }) => id === selected);
  if (gone === undefined || rows.some(({ id }) => id === selected)) return;
  if (folders.some(({ path }) => isIn(path, gone.folder)))
    useStore.setState({ status: `The folder of ${gone.name} was moved or deleted` });
}

/** Whether a folder is another one or in it; both as they are shown. */
const isIn = (folder: string, run: string): boolean =>
  run.startsWith(folder) && /^(?:$|[/\\])/.test(run.slice(folder.length));

/** The id of the run that is shown: the one that was selected, else the first of the list. */
export function shownRun(): string | null {
  const state = useRuns.getState();
  const { rows, selected } = state;
  if (selected !== null && rows.some(({ id }) => id === selected)) return selected;
  return listedNow(state).rows[0]?.run.id ?? null;
}

/** Reads what the panel shows. An answer about another run than the one that is shown now is dropped. */
export async function readDetail(): Promise<void> {
  const id = shownRun();
  if (id === null) {
    useRuns.setState({ detail: null });
    return;
  }
  const outcome = await bridge?.run(id);
  if (!outcome?.ok || shownRun() !== id) return;
  const detail = decode(outcome.value);
  useRuns.setState((before) => ({ detail: share(before.detail, detail) }));
}

/** Shows the details of a run. */
export function selectRun(id: string): void {
  if (useRuns.getState().selected === id) return;
  useRuns.setState({ selected: id });
  void readDetail();
}

/** Shows a run, whatever the list was filtered by. */
export function showRun(id: string): void {
  useRuns.setState({ selected: id, shown: 'all', query: '' });
  void readRuns();
}
