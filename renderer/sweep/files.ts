/** File operations of the sweep, through main: choosing files for an axis, saving, opening. */

import { axisKey } from '../../shared/sweep/draft/draft';
import { itemText, splitList } from '../../shared/sweep/draft/list';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { fromPayload } from '../store/document';
import { change } from '../store/edit';
import { waitsForText } from '../store/pending';
import { markSweepSaved } from '../store/savedSweep';
import { useStore } from '../store/store';
import { changeAxis } from './edit';
import { openSweep } from './open';
import { currentProblem, currentSpec, planAgain } from './planner';
import { chosenScripts } from './write/write';

/** Asks for files and adds them to the values of an axis. */
export async function addFiles(key: string, kind: 'dataset' | 'model'): Promise<void> {
  const files = await ask(bridge?.sweep.files(kind));
  const { sweep } = useStore.getState().history.present;
  const axis = sweep.axes.find((one) => axisKey(one) === key);
  if (!files || !axis) return;
  const texts = files.map((file) => itemText(file, { kind: 'path' }));
  const values = [...new Set([...splitList(axis.values), ...texts])].join(',\n');
  changeAxis(key, { values });
  // Files that were typed as text may now be readable.
  planAgain();
}

/** Saves the sweep description to a file. */
export async function saveSweep(): Promise<void> {
  if (waitsForText('Not saved')) return;
  const { history } = useStore.getState();
  const { draft, sweep } = history.present;
  const spec = currentSpec();
  if (!spec) {
    useStore.setState({ status: `Not saved: ${currentProblem()}` });
    return;
  }
  const { axes, method, leave_out } = spec;
  const saved = await ask(
    bridge?.sweep.save({
      draft,
      name: sweep.name,
      spec: { axes, method, leave_out },
      scripts: chosenScripts(sweep),
    }),
  );
  if (!saved) return;
  markSweepSaved(sweep);
  useStore.setState({ problem: null, status: `Sweep saved to ${saved}` });
}

/** Opens a sweep description with its base; undo restores the previous state. */
export async function openSweepFile(): Promise<void> {
  const opened = await ask(bridge?.sweep.open());
  if (!opened) return;
  change(() => fromPayload(opened.base, opened));
  markSweepSaved(opened.sweep);
  useStore.setState({
    problem: null,
    notes: opened.base.notes,
    status: `Opened ${opened.base.name}`,
  });
  openSweep();
}
