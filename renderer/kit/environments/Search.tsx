import { Button } from '../Button';
import css from './Search.module.css';
import type { Found } from './useFound';

/** How the search for installed PtychoPINNs goes, and the buttons that choose one by hand. */
export function Search({
  found: { search, found, reading, problem, choose, cancelReading },
  onChoose,
}: {
  found: Found;
  onChoose?: (id: string) => void;
}) {
  const pick = async (what: 'folder' | 'python') => {
    const chosen = await choose(what);
    if (chosen) onChoose?.(chosen.id);
  };
  return (
    <div className={css.search}>
      <p className={css.state} role="status">
        {search.busy ? (
          <>
            <span>Looking for installed PtychoPINNs…</span>
            <Button small onClick={search.cancel}>
              Stop
            </Button>
          </>
        ) : reading ? (
          <>
            <span>Reading the files of what you chose…</span>
            <Button small onClick={cancelReading}>
              Stop
            </Button>
          </>
        ) : (
          <>
            <span>{stateText(search, found.length)}</span>
            {(search.problem !== null || search.value?.isPartial) && (
              <Button small onClick={search.retry}>
                Search again
              </Button>
            )}
          </>
        )}
      </p>
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={css.buttons}>
        <Button small disabled={reading} onClick={() => void pick('python')}>
          Choose a Python…
        </Button>
        <Button small disabled={reading} onClick={() => void pick('folder')}>
          Choose a checkout or an environment…
        </Button>
      </p>
    </div>
  );
}

function stateText({ value, problem }: Found['search'], found: number): string {
  if (problem !== null) return problem;
  if (value?.isPartial)
    return 'The search took too long and was stopped; it may not have found all.';
  return found === 0 ? 'No other installed PtychoPINN found in the usual places.' : '';
}
