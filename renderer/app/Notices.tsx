import { bridge } from '../bridge/bridge';
import { CodeText } from '../kit/CodeText';
import { ask } from '../store/ask';
import { useStore } from '../store/store';
import css from './Notices.module.css';

/** Problems, and notes about an opened file, until dismissed. */
export function Notices() {
  const problem = useStore((state) => state.problem);
  const notes = useStore((state) => state.notes);
  return (
    <div className={css.notices}>
      <div role="alert">
        {problem !== null && (
          <div className={css.notice} data-severity="error">
            <p>
              <b>Problem</b> <CodeText text={problem} />
            </p>
            <button
              type="button"
              className="btn small"
              onClick={() => useStore.setState({ problem: null })}
            >
              Dismiss
            </button>
          </div>
        )}
      </div>
      <FileNotices />
      <Waiting />
      {notes.length > 0 && (
        <div className={css.notice} role="status">
          <p>
            <b>Note</b> <CodeText text={notes.join(' ')} />
          </p>
          <button
            type="button"
            className="btn small"
            onClick={() => useStore.setState({ notes: [] })}
          >
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}

/** Pinnboard's own files that could not be read. */
function FileNotices() {
  const notices = useStore((state) => state.notices);
  return notices.map((notice) => (
    <div key={notice} className={css.notice} data-severity="error" role="alert">
      <p>
        <b>Problem</b> <CodeText text={notice} />
      </p>
      <button
        type="button"
        className="btn small"
        onClick={() => useStore.setState({ notices: notices.filter((other) => other !== notice) })}
      >
        Dismiss
      </button>
    </div>
  ));
}

/** Unsaved documents of earlier sessions that are not open in a window. */
function Waiting() {
  const count = useStore((state) => state.waiting);
  if (count === 0) return null;
  return (
    <div className={css.notice} role="status">
      <p>
        <b>Note</b> {count} more unsaved {count === 1 ? 'document' : 'documents'} from earlier
        sessions
      </p>
      <button type="button" className="btn small" onClick={() => void ask(bridge?.openWaiting())}>
        Open
      </button>
    </div>
  );
}
