/** Following runs for all windows, from the start to the end of the app. What is closed stops none of them. */
import path from 'node:path';
import { app } from 'electron';
import type { RunNow } from '../../../shared/runs/runNow';
import { visible } from '../../../shared/values/visible';
import type { FollowedRun } from '../../node/runs/followed';
import { RunIndex } from '../../node/runs/index/runIndex';
import type { AppState } from '../../node/state/appState';
import type { Windows } from '../window/windows';
import { notify } from './notify';

/** A run writes its files several times a second. */
const AT_MOST_EVERY_MS = 250;

/** Looks for the runs of earlier sessions; every window is sent what changes. `dist` is the bundle's folder. */
export function followRuns(dist: string, windows: Windows, { runs, cache }: AppState): void {
  let isTold = false;
  const onChange = () => {
    if (isTold) return;
    isTold = true;
    setTimeout(() => {
      isTold = false;
      windows.sendAll({ kind: 'runs' });
    }, AT_MOST_EVERY_MS);
  };
  const onEnd = (run: FollowedRun, now: RunNow) => {
    notify(`${visible(path.basename(run.folder))}: ${now.state}`, bodyOf(now), () =>
      windows.showRun(run.id),
    );
  };
  const index = new RunIndex(path.join(dist, 'runs', 'runs.cjs'), cache);
  void runs.start({ onChange, onEnd }, index);
  app.on('will-quit', () => void runs.close());
}

const bodyOf = ({ evidence, failure }: RunNow): string =>
  visible(failure?.text ?? evidence[0] ?? '');
