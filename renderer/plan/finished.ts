/** The finished runs that main knows: from them the plan knows how long a run takes. */
import { create } from 'zustand';
import { decode } from '../../shared/ipc/wire';
import type { FinishedRun } from '../../shared/plan/seconds';
import { bridge } from '../bridge/bridge';
import { share } from '../store/share';

export const useFinished = create<{ readonly runs: readonly FinishedRun[] }>()(() => ({
  runs: [],
}));

/** Asks main for them: when the plan is first shown, and whenever there is news of runs. */
export async function readFinished(): Promise<void> {
  const outcome = await bridge?.finishedRuns();
  if (!outcome?.ok) return;
  const runs = decode(outcome.value);
  useFinished.setState((before) => ({ runs: share(before.runs, runs) }));
}

export const connectFinished = (): void => void readFinished();
