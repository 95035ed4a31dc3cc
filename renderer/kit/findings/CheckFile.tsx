import { withAcknowledgement } from '../../../shared/findings/acknowledge';
import type { Finding } from '../../../shared/findings/finding';
import { withDraft } from '../../store/document';
import { change } from '../../store/edit';
import css from './CheckFile.module.css';
import { checkFile } from './unchecked';

/** Saved with the request, so that the finding shows it everywhere. */
const ELSEWHERE = 'on another machine';

/** Two ways to settle "not checked": opening the file, or noting that it is on another machine. */
export function CheckFile({ finding }: { finding: Finding }) {
  const note = (text: string | null) =>
    change((doc) =>
      withDraft(doc, {
        acknowledgements: withAcknowledgement(doc.draft.acknowledgements, finding, text),
      }),
    );
  return (
    <span className={css.choices}>
      {finding.acknowledged !== undefined && (
        <span className={css.note}>{finding.acknowledged || 'acknowledged'}</span>
      )}
      <button type="button" className="btn small" onClick={() => void checkFile()}>
        Check this file…
      </button>
      {finding.acknowledged === undefined ? (
        <button
          type="button"
          className="link"
          title="Keep the path; the finding stays “not checked”"
          onClick={() => note(ELSEWHERE)}
        >
          It is on another machine
        </button>
      ) : (
        <button type="button" className="link" onClick={() => note(null)}>
          Undo
        </button>
      )}
    </span>
  );
}
