/** Writing and starting a run: one at a time, with its progress and a way to cancel it. */
import { create } from 'zustand';
import type { Ordered, RunOrder } from '../../shared/ipc/hosts';
import { bridge } from '../bridge/bridge';
import { dispatch } from '../kit/actions';
import { newJob } from '../kit/job';
import { ask } from '../store/ask';
import { useStore } from '../store/store';

interface Starting {
  /** null while nothing is written or started. */
  readonly running: {
    readonly job: number;
    readonly what: 'write' | 'start';
    readonly since: number;
  } | null;
  /** Why the last one failed, in a sentence. */
  readonly problem: string | null;
}

export const useStarting = create<Starting>()(() => ({ running: null, problem: null }));

/** Writes the run's folder, and starts the run; the sheet closes when that is done, and a started run is shown. */
export async function order(what: 'write' | 'start', asked: RunOrder): Promise<void> {
  const job = newJob();
  useStarting.setState({ running: { job, what, since: Date.now() }, problem: null });
  const question = { job, order: asked };
  const done = await ask<Ordered>(
    what === 'write' ? bridge?.writeRun(question) : bridge?.startRun(question),
    (problem) => useStarting.setState({ problem }),
  );
  useStarting.setState({ running: null });
  if (!done || done.status === 'cancelled') return;
  const news = done.status === 'written' ? `Wrote ${done.folder}` : `Started ${done.folder}`;
  useStore.setState(({ overlay }) => ({
    problem: null,
    status: news,
    // Another one may be open by now.
    overlay: overlay === 'run' ? null : overlay,
  }));
  if (done.status === 'started') dispatch('show-run', done.run);
}

export function cancelOrder(): void {
  const { running } = useStarting.getState();
  if (running) void bridge?.cancel(running.job);
}
