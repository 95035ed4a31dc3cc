import { useEffect, useRef } from 'react';
import { pendingText } from '../../shared/form/typedText';
import { timeText } from '../../shared/values/dates';
import { useVerifications } from '../kit/environments/verifications';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import { MARK_FACTS } from '../kit/findings/outcomes';
import { useMarks } from '../kit/findings/useMarks';
import { tip } from '../kit/Tip';
import { PresetsButton } from '../presets/PresetsButton';
import { appliedText } from '../store/appliedText';
import { undo } from '../store/edit';
import { reveal } from '../store/reveal';
import { showTab } from '../store/showTab';
import { useDocument, useResolved, useStore } from '../store/store';
import css from './Footer.module.css';

/** How long news is shown. */
const NEWS_MS = 6000;

/** What is open, what was last done, what is set, and when it was autosaved. */
export function Footer() {
  // The middle keeps its room for the figures of the run plan.
  return (
    <footer className={css.footer}>
      <Outcomes />
      <Pending />
      <Verifying />
      <Status />
      <UndoApplied />
      <PresetsButton />
      <SettingsSet />
      <Autosaved />
    </footer>
  );
}

/** The open findings by outcome, worst first; each opens the findings. */
function Outcomes() {
  const isFirst = useStore((state) => state.resolveMs === null);
  const isOff = useStore((state) => state.failure !== null);
  const counts = useMarks();
  if (isFirst) return <span>Resolving…</span>;
  if (counts.length === 0) return <span>{isOff ? 'Not resolved' : 'No problems found'}</span>;
  return counts.map(({ mark, count }) => (
    <button
      key={mark}
      type="button"
      className={css.outcome}
      data-mark={mark}
      {...tip(MARK_FACTS[mark].help)}
      onClick={() => {
        useStore.setState({ place: 'form' });
        showTab('findings');
      }}
    >
      <OutcomeIcon mark={mark} />
      {MARK_FACTS[mark].count(count)}
    </button>
  ));
}

/** A row whose text is not understood. */
function Pending() {
  const pending = useDocument((doc) => pendingText(doc)?.row);
  if (!pending) return null;
  return (
    <button type="button" className={css.pending} onClick={() => reveal([pending.name])}>
      {pending.name}: text not understood
    </button>
  );
}

/** A verification that runs in the background; leads to it. */
function Verifying() {
  const isRunning = useVerifications((all) =>
    Object.values(all).some(({ running }) => running !== null),
  );
  const isShown = useStore((state) => state.place === 'environments');
  if (!isRunning || isShown) return null;
  return (
    <button type="button" onClick={() => useStore.setState({ place: 'environments' })}>
      Verifying with PtychoPINN…
    </button>
  );
}

/**
 * News, for a few seconds; longer while it is pointed at or its Undo has the focus. It is here rather than in a toast: a
 * toast lies over the results that the news is about, and this line has its room already.
 */
function Status() {
  const status = useStore((state) => state.status);
  const line = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (status === '') return;
    const fade = () => {
      if (line.current?.parentElement?.matches(':hover, :focus-within'))
        timer = setTimeout(fade, NEWS_MS);
      else useStore.setState({ status: '' });
    };
    let timer = setTimeout(fade, NEWS_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return (
    <span ref={line} className={css.status} role="status" aria-live="polite" {...tip(status)}>
      {status}
    </span>
  );
}

/** Undoes the fix that the status reports, while it is the last step. */
function UndoApplied() {
  const label = useStore(({ applied, status, history }) =>
    applied?.editorDocument === history.present && status === appliedText(applied.label)
      ? applied.label
      : null,
  );
  if (label === null) return null;
  return (
    <button type="button" className={css.undo} aria-label={`Undo: ${label}`} onClick={undo}>
      Undo
    </button>
  );
}

/** How many settings the user made; shows them in the form. */
function SettingsSet() {
  const count = useResolved(
    ({ draft: { overrides, execution } }) =>
      Object.keys(overrides).length + Object.keys(execution).length,
  );
  return (
    <button
      type="button"
      onClick={() => useStore.setState({ filter: 'set', query: '', place: 'form' })}
    >
      {count} set
    </button>
  );
}

function Autosaved() {
  const at = useStore((state) => state.autosavedAt);
  if (at === null) return null;
  return <span>Autosaved {timeText(at)}</span>;
}
