/** Writing the sweep: scripts, folder, progress and result. */

import { create } from 'zustand';
import { firstInvalidText, REPORTED } from '../../../shared/errors/invalid';
import { errorText } from '../../../shared/errors/words';
import type { SweepWritten } from '../../../shared/ipc/sweep';
import { SWEEP_SCRIPTS, type SweepScript } from '../../../shared/sweep/scripts';
import type { SweepDraft } from '../../../shared/sweep/sweep';
import { bridge } from '../../bridge/bridge';
import { newJob, watchJob } from '../../kit/job';
import { pendingWhy, waitsForText } from '../../store/pending';
import { markSweepSaved } from '../../store/savedSweep';
import { useStore } from '../../store/store';
import { changeSweep } from '../edit';
import { openSweep } from '../open';
import { currentSweep, stopPlanning } from '../planner';
import { useSweep } from '../store';

interface WriteState {
  readonly job: number | null;
  /** Progress, 0 to 1. */
  readonly done: number;
  readonly written: SweepWritten | null;
  readonly problem: string | null;
  readonly leaveOutCrashes: boolean;
}

const NOTHING: WriteState = {
  job: null,
  done: 0,
  written: null,
  problem: null,
  leaveOutCrashes: true,
};
export const useWrite = create<WriteState>()(() => NOTHING);

/** Shows the sweep and opens the export dialog, reset unless writing is in progress; or says why there is nothing to write. */
export function exportSweep(): void {
  openSweep();
  if (waitsForText('Not exported')) return;
  const { problem } = currentSweep();
  const count = useSweep.getState().planned?.plan.count ?? 0;
  if (problem !== null || count === 0) {
    useStore.setState({ status: problem ? `Not exported: ${problem}` : 'No points to export yet' });
    return;
  }
  if (useWrite.getState().job === null) useWrite.setState(NOTHING);
  useStore.setState({ overlay: 'sweep-write' });
}

/** The options of the chosen scripts, by id. */
export const chosenScripts = ({ scripts }: SweepDraft) =>
  Object.fromEntries(
    Object.entries(scripts)
      .filter(([id, { chosen }]) => chosen && SWEEP_SCRIPTS.some((script) => script.id === id))
      .map(([id, { options }]) => [id, notBlank(options)]),
  );

const notBlank = (options: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(options).filter(([, text]) => text.trim() !== ''));

/** What is wrong with an option; undefined when it is valid. */
export function optionError({ options }: SweepScript, name: string, text: string) {
  const read = options.shape[name]?.safeParse(text, REPORTED);
  return read?.success === false ? firstInvalidText(read.error, `\`${name}\``) : undefined;
}

/** Whether every option of every chosen script is valid. */
export const optionsValid = (sweep: SweepDraft): boolean =>
  Object.entries(chosenScripts(sweep)).every(
    ([id, given]) => SWEEP_SCRIPTS.find((one) => one.id === id)?.options.safeParse(given).success,
  );

export const setScript = (id: string, change: { chosen?: boolean; option?: [string, string] }) =>
  changeSweep((sweep) => {
    const { chosen, options } = sweep.scripts[id] ?? { chosen: false, options: {} };
    const next = {
      chosen: change.chosen ?? chosen,
      options: change.option ? { ...options, [change.option[0]]: change.option[1] } : options,
    };
    return { ...sweep, scripts: { ...sweep.scripts, [id]: next } };
  }, change.option && `sweep script ${id} ${change.option[0]}`);

/** Asks for a folder and writes there. */
export async function writeSweep(): Promise<void> {
  const doc = useStore.getState().history.present;
  const { draft, sweep } = doc;
  const { spec, ...current } = currentSweep();
  if (useWrite.getState().job !== null) return;
  const problem = pendingWhy(doc) ?? current.problem;
  if (!spec || problem !== null) {
    useWrite.setState({ problem: `Not written: ${problem}.` });
    return;
  }
  // Both would compete for the CPU, and writing resolves the points as well.
  if (useSweep.getState().busy) stopPlanning();
  const job = newJob();
  useWrite.setState({ job, done: 0, written: null, problem: null });
  const stop = watchJob(job, (done) => useWrite.setState({ done }));
  const outcome = await bridge?.sweep.write({
    job,
    draft,
    name: sweep.name,
    spec,
    scripts: chosenScripts(sweep),
    leaveOutCrashes: useWrite.getState().leaveOutCrashes,
  });
  stop();
  useWrite.setState({ job: null });
  if (outcome?.ok === false) {
    const isCancelled = outcome.error.code === 'cancelled';
    const again = 'Cancelled. Write to the same folder again to resume.';
    useWrite.setState({ problem: isCancelled ? again : errorText(outcome.error) });
  } else if (outcome?.value) {
    markSweepSaved(sweep);
    useWrite.setState({ written: outcome.value });
    useStore.setState({ problem: null, status: `Sweep written to ${outcome.value.folder}` });
  }
}

/** Cancels writing. */
export function stopWriting(): void {
  const { job } = useWrite.getState();
  if (job !== null) void bridge?.cancel(job);
}
