/** File operations of the sweep, through main: choosing files for an axis, saving, opening. */

import type { Outcome } from '../../shared/ipc/contract';
import type { OpenedSweep } from '../../shared/ipc/sweep';
import { itemsOf, itemText } from '../../shared/sweep/draft/list';
import { axisKey } from '../../shared/sweep/sweep';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { fromPayload } from '../store/document';
import { change } from '../store/edit';
import { waitsForText } from '../store/pending';
import { markSweepSaved } from '../store/savedSweep';
import { useStore } from '../store/store';
import { changeAxis } from './edit';
import { openSweep } from './open';
import { currentSweep, planAgain } from './planner';
import { useSweep } from './store';
import { chosenScripts } from './write/write';

const PATH = { kind: 'path' } as const;

/** Asks for files and adds them to the values of an axis. */
export async function addFiles(key: string, kind: 'dataset' | 'model'): Promise<void> {
  const files = await ask(bridge?.sweep.files(kind));
  const { sweep } = useStore.getState().history.present;
  const axis = sweep.axes.find((one) => axisKey(one) === key);
  if (!files || axis?.kind !== 'list') return;
  const texts = [
    ...itemsOf(axis.values, PATH).map(({ text }) => text),
    ...files.map((file) => itemText(file, PATH)),
  ];
  changeAxis({ ...axis, values: [...new Set(texts)].join(',\n') });
  // Files that were typed as text may now be readable.
  planAgain();
}

/** Saves the sweep description to a file. */
export async function saveSweep(): Promise<void> {
  if (waitsForText('Not saved')) return;
  const { history } = useStore.getState();
  const { draft, sweep } = history.present;
  const { spec, problem } = currentSweep();
  if (!spec) {
    useStore.setState({ status: `Not saved: ${problem}` });
    return;
  }
  const { name } = sweep;
  const saved = await ask(bridge?.sweep.save({ draft, name, spec, scripts: chosenScripts(sweep) }));
  if (!saved) return;
  markSweepSaved(sweep);
  useStore.setState({ problem: null, status: `Sweep saved to ${saved}` });
}

/** Opens a sweep description with its base; undo restores the previous state. */
export const openSweepFile = (): Promise<void> => open(bridge?.sweep.open());

/** Opens the points that Optuna asked for as a sweep; undo restores the previous state. */
export const openAsked = (): Promise<void> => open(bridge?.sweep.asked());

async function open(question: Promise<Outcome<OpenedSweep | null>> | undefined): Promise<void> {
  const opened = await ask(question);
  if (!opened) return;
  change(() => fromPayload(opened.base, opened));
  markSweepSaved(opened.sweep);
  useStore.setState({
    problem: null,
    notes: opened.base.notes,
    status: `Opened ${opened.base.name}`,
  });
  useSweep.setState({ view: 'points' });
  openSweep();
}
