import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
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
            <Button small onClick={() => useStore.setState({ problem: null })}>
              Dismiss
            </Button>
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
          <Button small onClick={() => useStore.setState({ notes: [] })}>
            Dismiss
          </Button>
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
      <Button
        small
        onClick={() => useStore.setState({ notices: notices.filter((other) => other !== notice) })}
      >
        Dismiss
      </Button>
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
      <Button small onClick={() => void ask(bridge?.openWaiting())}>
        Open
      </Button>
    </div>
  );
}
