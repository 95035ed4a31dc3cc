/** Writing the prepared dataset: one at a time, with its progress and a way to cancel it. */
import { create } from 'zustand';
import { bridge } from '../bridge/bridge';
import { newJob, watchJob } from '../kit/job';
import { ask } from '../store/ask';
import { withDataset, withDraft } from '../store/document';
import { change } from '../store/edit';
import { refreshRecents } from '../store/files';
import { useStore } from '../store/store';
import { usePrepare } from './store';
import { sourcesNow } from './usePrepared';

interface Writing {
  /** null while nothing is written. */
  readonly running: { readonly job: number; readonly since: number } | null;
  /** Progress, 0 to 1; null before the first news of it. */
  readonly done: number | null;
  /** Why the last one failed, in a sentence. */
  readonly problem: string | null;
}

export const useWriting = create<Writing>()(() => ({ running: null, done: null, problem: null }));

/** Writes new files where the user says; the first is the document's dataset then, and the sheet closes. */
export async function write(): Promise<void> {
  const { recipe, sources } = usePrepare.getState();
  if (recipe === null || useWriting.getState().running !== null) return;
  const job = newJob();
  useWriting.setState({ running: { job, since: Date.now() }, done: null, problem: null });
  const unwatch = watchJob(job, (done) => useWriting.setState({ done }));
  const question = { job, sources: sourcesNow(), recipe };
  const written = await ask(bridge?.writePrepared(question), (problem) =>
    useWriting.setState({ problem }),
  );
  unwatch();
  useWriting.setState({ running: null, done: null });
  if (written?.status !== 'written') return;
  const { dataset, validation, files } = written;
  change((doc) => {
    const opened = withDataset(doc, dataset);
    if (validation === null || doc.draft.workflow !== 'training') return opened;
    return withDraft(opened, {
      overrides: { ...opened.draft.overrides, test_data_file: validation },
    });
  });
  useStore.setState(({ overlay }) => ({
    problem: null,
    notes: [],
    status: `Wrote ${files.map(({ path }) => path).join(' and ')}`,
    // Another sheet, or this one with other files, may be open by now.
    overlay: overlay === 'prepare' && usePrepare.getState().sources === sources ? null : overlay,
    place: 'form',
  }));
  void refreshRecents();
}

export function cancelWriting(): void {
  const { running } = useWriting.getState();
  if (running) void bridge?.cancel(running.job);
}
