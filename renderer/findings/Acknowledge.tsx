import { useState } from 'react';
import { canAcknowledge, withAcknowledgement } from '../../shared/findings/acknowledge';
import type { Finding } from '../../shared/findings/finding';
import { Button } from '../kit/Button';
import { withDraft } from '../store/document';
import { change } from '../store/edit';
import { useStore } from '../store/store';
import css from './FindingCard.module.css';

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
      <>
        <span className={css.note}>
          {finding.acknowledged === ''
            ? 'Acknowledged without a reason.'
            : `“${finding.acknowledged}”`}
        </span>
        <Button small variant="ghost" onClick={() => setNote(finding.acknowledged ?? '')}>
          Edit reason
        </Button>
        <Button small variant="ghost" onClick={() => set(null)}>
          Undo
        </Button>
      </>
    );
  if (note === null)
    return (
      <Button
        small
        variant="ghost"
        aria-label={`Acknowledge ${finding.rule}`}
        tip="Acknowledge with a reason"
        onClick={() => setNote('')}
      >
        Acknowledge…
      </Button>
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
      <Button small type="submit">
        Acknowledge
      </Button>
      {alike > 1 && finding.acknowledged === undefined && (
        <Button
          small
          tip={`Use this reason for every open ${finding.rule} finding`}
          onClick={() => set(note.trim(), true)}
        >
          Acknowledge {alike === 2 ? 'both' : `all ${alike}`}
        </Button>
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
