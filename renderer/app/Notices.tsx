import { useStore } from '../store/store';
import css from './Notices.module.css';

/** What went wrong, and what an opened file needs told, until dismissed. */
export function Notices() {
  const problem = useStore((state) => state.problem);
  const notes = useStore((state) => state.notes);
  const show = useStore((state) => state.show);
  return (
    <div className={css.notices}>
      <div role="alert">
        {problem !== null && (
          <div className={css.notice} data-severity="error">
            <p>
              <b>Problem</b> {problem}
            </p>
            <button type="button" className="btn small" onClick={() => show({ problem: null })}>
              Dismiss
            </button>
          </div>
        )}
      </div>
      {notes.length > 0 && (
        <div className={css.notice} role="status">
          <p>
            <b>Note</b> {notes.join(' ')}
          </p>
          <button type="button" className="btn small" onClick={() => show({ notes: [] })}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
