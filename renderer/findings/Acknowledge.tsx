import { useState } from 'react';
import { canAcknowledge, withAcknowledgement } from '../../shared/findings/acknowledge';
import type { Finding } from '../../shared/findings/finding';
import { tip } from '../kit/Tip';
import { withDraft } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import css from './FindingsTab.module.css';

/** Acknowledging a finding with a reason that is exported, and undoing it. */
export function Acknowledge({ finding }: { finding: Finding }) {
  const [note, setNote] = useState<string | null>(null);
  const alike = useStore(({ resolution }) => othersOf(finding, resolution.findings).length + 1);
  const set = (text: string | null, all = false) => {
    const others = all ? othersOf(finding, useStore.getState().resolution.findings) : [];
    change((doc) =>
      withDraft(doc, {
        acknowledgements: [finding, ...others].reduce(
          (given, one) => withAcknowledgement(given, one, text),
          doc.draft.acknowledgements,
        ),
      }),
    );
    setNote(null);
  };
  if (finding.acknowledged !== undefined && note === null)
    return (
      <p className={css.note}>
        <span>
          {finding.acknowledged === ''
            ? 'Acknowledged without a reason.'
            : `“${finding.acknowledged}”`}
        </span>
        <button type="button" className="link" onClick={() => setNote(finding.acknowledged ?? '')}>
          Edit reason
        </button>
        <button type="button" className="link" onClick={() => set(null)}>
          Undo
        </button>
      </p>
    );
  if (note === null)
    return (
      <p className={css.note}>
        <button
          type="button"
          className="link"
          aria-label={`Acknowledge ${finding.rule}`}
          {...tip('Acknowledge with a reason')}
          onClick={() => setNote('')}
        >
          Acknowledge…
        </button>
      </p>
    );
  return (
    <form
      className={css.noting}
      onSubmit={(event) => {
        event.preventDefault();
        set(note.trim());
      }}
    >
      <input
        type="text"
        aria-label={`Reason for ${finding.rule}`}
        placeholder="Reason (saved in the export)"
        data-own-undo
        // biome-ignore lint/a11y/noAutofocus: the user has just asked to write here.
        autoFocus
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setNote(null);
        }}
      />
      <button type="submit" className="btn small">
        Acknowledge
      </button>
      {alike > 1 && finding.acknowledged === undefined && (
        <button
          type="button"
          className="btn small"
          {...tip(`Use this reason for every open ${finding.rule} finding`)}
          onClick={() => set(note.trim(), true)}
        >
          Acknowledge {alike === 2 ? 'both' : `all ${alike}`}
        </button>
      )}
    </form>
  );
}

/** The other findings of the rule that can be acknowledged. */
const othersOf = (finding: Finding, findings: readonly Finding[]): Finding[] =>
  findings.filter(
    (one) =>
      one !== finding &&
      one.rule === finding.rule &&
      canAcknowledge(one) &&
      one.acknowledged === undefined,
  );
