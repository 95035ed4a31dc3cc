/** Autosave: every change of the document goes to main, which writes it to disk. */
import { errorText } from '../../shared/errors/words';
import type { Outcome } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';
import { fileOf, isDirty } from './documentState';
import { isSweepUnsaved } from './savedSweep';
import { useStore } from './store';
import { isBlank } from './target';

let sending = false;
let changed = false;
/** How often the document was sent; a window in which nothing was done leaves no draft. */
let count = 0;

/** Sends the document to main at once; what is edited in the same task goes together after it. */
export function autosave(): void {
  if (count === 0 && isBlank(useStore.getState())) return;
  changed = true;
  if (sending) return;
  sending = true;
  changed = false;
  sendDocument();
  queueMicrotask(() => {
    sending = false;
    if (changed) autosave();
  });
}

/** `answers` is the question of main that this answers. */
export function sendDocument(answers?: number): void {
  count += 1;
  const state = useStore.getState();
  const { present } = state.history;
  const { draft, typed, origins, sweep } = present;
  const document = fileOf(state, present)?.grant ?? null;
  const unsaved = isDirty(state);
  const sweepUnsaved = isSweepUnsaved(sweep);
  const question = answers === undefined ? {} : { answers };
  void bridge
    ?.keep({ draft, typed, document, unsaved, origins, sweep, sweepUnsaved, ...question })
    .then(reportOutcome);
}

let reported: string | null = null;

/** Shows once that autosave fails, not with every edit; and takes it back when it works again. */
function reportOutcome(outcome: Outcome<null>): void {
  const { problem } = useStore.getState();
  if (outcome.ok) noteTime();
  const now = outcome.ok ? null : errorText(outcome.error);
  if (now === reported) return;
  if (now !== null) useStore.setState({ problem: now });
  else if (problem === reported)
    useStore.setState({ problem: null, status: 'Autosave is working again' });
  reported = now;
}

/** Notes the minute: the footer shows no more, and is rendered no more often. */
function noteTime(): void {
  const autosavedAt = Math.floor(Date.now() / 60_000) * 60_000;
  if (useStore.getState().autosavedAt !== autosavedAt) useStore.setState({ autosavedAt });
}
