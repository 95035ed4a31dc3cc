import type { Finding } from '../../../shared/findings/finding';
import { tip } from '../Tip';
import css from './CheckFile.module.css';
import { checkFile, noteElsewhere } from './unchecked';

/** Two ways to settle "not checked": opening the file, or noting that it is on another machine. */
export function CheckFile({ finding }: { finding: Finding }) {
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
          {...tip('Keep the path; the finding stays “not checked”')}
          onClick={() => noteElsewhere(finding, true)}
        >
          It is on another machine
        </button>
      ) : (
        <button type="button" className="link" onClick={() => noteElsewhere(finding, false)}>
          Undo
        </button>
      )}
    </span>
  );
}
