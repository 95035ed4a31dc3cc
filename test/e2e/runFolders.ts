/** Folders of runs as Pinnboard writes them and PtychoPINN leaves them, known to a window that is started with them. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { type StatusChange, statusText } from '../../shared/runs/status';
import { startTicks } from '../startTicks';

const WRITTEN: StatusChange = { state: 'written', at: '2026-11-28T12:00:00Z' };
const LOGS = 'out/lightning_logs/version_0';

const running = (pid: number): Extract<StatusChange, { state: 'running' }> => ({
  state: 'running',
  at: '2026-11-28T12:00:01Z',
  pid,
  host: hostname(),
  started: startTicks(pid),
});

/** A run of a process that has ended since. */
const RAN: StatusChange = { ...running(2), started: null };

/** Losses that fall over five epochs of 40 steps. */
function metrics(): string {
  const lines = ['epoch,learning_rate,mae_train_loss_step,mae_val_loss,step'];
  for (let step = 0; step < 200; step += 1) {
    const [epoch, loss] = [Math.floor(step / 40), 0.4 + 2 * Math.exp(-step / 30)];
    lines.push(`${epoch},,${(loss + 0.05 * Math.sin(step * 7)).toFixed(5)},,${step}`);
    if (step % 40 === 39) lines.push(`${epoch},0.0003,,${(loss * 1.1).toFixed(5)},${step}`);
  }
  return `${lines.join('\n')}\n`;
}

function writeRun(runs: string, name: string, changes: readonly StatusChange[]): string {
  const folder = path.join(runs, name);
  mkdirSync(path.join(folder, LOGS), { recursive: true });
  writeFileSync(path.join(folder, 'status.json'), statusText([WRITTEN, ...changes]));
  return folder;
}

/** Settings in user data by which a Pinnboard knows these folders of runs. */
export function know(userData: string, runFolders: readonly string[]): void {
  mkdirSync(path.join(userData, 'pinnboard'));
  const settings = { version: 1, theme: 'system', lastFolder: null, bounds: null };
  writeFileSync(
    path.join(userData, 'pinnboard/settings.json'),
    JSON.stringify({ ...settings, runFolders }),
  );
}

/** Runs of the real program that others started. */
const RECORDED = ['native-finished', 'pinnboard-script', 'inference-native'] as const;

/** User data of a Pinnboard that knows a run that goes on, one that finished, one that crashed, one not started, and `RECORDED`. */
export function userDataWithRuns(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-user-'));
  const runs = path.join(folder, 'data/beamtime_0412/runs');
  const going = writeRun(runs, 'run1084_gs2_n512_bs16-41c2', [running(process.pid)]);
  writeFileSync(path.join(going, LOGS, 'metrics.csv'), metrics());
  writeFileSync(path.join(going, 'stdout.log'), 'GPU available: True\nEpoch 4: 100 %\n');
  const at = '2026-11-28T12:09:05Z';
  const done = writeRun(runs, 'run1084_gs2_n512_nphotons244k-7f3a', [
    RAN,
    { state: 'ended', at, code: 0, result: true },
  ]);
  writeFileSync(path.join(done, LOGS, 'metrics.csv'), metrics());
  writeFileSync(path.join(done, 'out/wts.h5.zip'), 'weights');
  const crashed = writeRun(runs, 'run1084_gs3_n512-90be', [
    RAN,
    { state: 'ended', at, code: 1, result: false },
  ]);
  writeFileSync(
    path.join(crashed, 'stderr.log'),
    'Traceback (most recent call last):\n  File "ptycho_torch/model.py", line 7, in forward\nValueError: a group needs more neighbours\n',
  );
  writeRun(runs, 'run1084_gs2_n256-0d11', []);
  const recorded = path.join(folder, 'data/recorded');
  for (const name of RECORDED)
    cpSync(path.resolve('test/runs', name), path.join(recorded, name), { recursive: true });
  know(folder, [runs, recorded]);
  return folder;
}
