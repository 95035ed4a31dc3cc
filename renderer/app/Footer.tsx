import { pendingText } from '../../shared/form/typedText';
import { THEMES } from '../../shared/ipc/theme';
import { OutcomeIcon } from '../kit/findings/OutcomeMark';
import { MARK_FACTS } from '../kit/findings/outcomes';
import { useMarks } from '../kit/findings/useMarks';
import { counted } from '../kit/format';
import { PresetsButton } from '../presets/PresetsButton';
import { appliedText } from '../store/appliedText';
import { undo } from '../store/edit';
import { reveal } from '../store/reveal';
import { useDocument, useResolved, useStore } from '../store/store';
import { setTheme } from './commands';
import css from './Footer.module.css';

/** Counts, the last action, and how long resolving took. */
export function Footer() {
  const ms = useStore((state) => state.resolveMs);
  const status = useStore((state) => state.status);
  const theme = useStore((state) => state.theme);
  const changes = useResolved(
    ({ draft: { overrides, execution } }) =>
      Object.keys(overrides).length + Object.keys(execution).length,
  );
  const pending = useDocument((doc) => pendingText(doc)?.row);
  return (
    <footer className={css.footer}>
      <Outcomes />
      <button type="button" onClick={() => useStore.setState({ filter: 'changed', query: '' })}>
        {counted(changes, 'change')}
      </button>
      <PresetsButton />
      {pending && (
        <button type="button" data-severity="error" onClick={() => reveal([pending.name])}>
          {pending.name}: text not understood
        </button>
      )}
      <span className={css.status} role="status" aria-live="polite" title={status}>
        {status}
      </span>
      <UndoApplied />
      <label className={css.theme}>
        theme
        <select
          aria-label="Theme"
          value={theme}
          onChange={({ target }) => {
            const chosen = THEMES.find((name) => name === target.value);
            if (chosen) setTheme(chosen);
          }}
        >
          {THEMES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {ms !== null && <span className={css.time}>resolved in {ms.toFixed(1)} ms</span>}
    </footer>
  );
}

/** The open findings by outcome, worst first; each opens the findings tab. */
function Outcomes() {
  return useMarks().map(({ mark, count }) => (
    <button
      key={mark}
      type="button"
      className={css.outcome}
      data-mark={mark}
      title={MARK_FACTS[mark].help}
      onClick={() => useStore.setState({ tab: 'findings' })}
    >
      <OutcomeIcon mark={mark} />
      {MARK_FACTS[mark].count(count)}
    </button>
  ));
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
