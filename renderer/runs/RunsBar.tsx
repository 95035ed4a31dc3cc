import { bridge } from '../bridge/bridge';
import { Button } from '../kit/Button';
import { counted } from '../kit/format';
import { Menu, MenuItem } from '../kit/Menu';
import { ask } from '../store/ask';
import { useStore } from '../store/store';
import css from './RunsView.module.css';
import { readRuns } from './read';
import { isActive, useRuns } from './store';
import { leftText } from './words';

/** How many runs there are and go on, and the folders in which they are looked for. */
export function RunsBar() {
  const rows = useRuns((state) => state.rows);
  const folders = useRuns((state) => state.folders);
  const active = rows.filter(isActive);
  const left = Math.max(...active.map(({ secondsLeft }) => secondsLeft ?? 0));
  const [folder] = folders;
  return (
    <div className={css.bar}>
      <h2>Runs</h2>
      <p>
        <b>{rows.length.toLocaleString('en')}</b> {rows.length === 1 ? 'run' : 'runs'}
        {folder && (
          <>
            {' in '}
            {folders.length === 1 ? (
              <code>{endOf(folder.path)}</code>
            ) : (
              counted(folders.length, 'folder')
            )}
          </>
        )}
      </p>
      {active.length > 0 && (
        <p>
          {active.length} active
          {left > 0 && (
            <>
              {' · '}
              <b>{leftText(left)} left</b>
            </>
          )}
        </p>
      )}
      <span className={css.actions}>
        {folders.length > 0 && (
          <Menu
            align="end"
            trigger={
              <Button small variant="ghost">
                Folders
              </Button>
            }
          >
            {folders.map(({ id, path, runs }) => (
              <MenuItem
                key={id}
                icon="close"
                detail={`${path}, ${counted(runs, 'run')}: not listed any more, nothing is deleted`}
                onSelect={() => void forget(id)}
              >
                Forget {endOf(path)}
              </MenuItem>
            ))}
          </Menu>
        )}
        <Button small variant="ghost" onClick={() => void readRuns()}>
          Refresh
        </Button>
        <Button small onClick={() => void openFolder()}>
          Open a run folder…
        </Button>
      </span>
    </div>
  );
}

/** The last two parts of a path. */
const endOf = (path: string): string => path.split(/[/\\]/).filter(Boolean).slice(-2).join('/');

async function openFolder(): Promise<void> {
  const found = await ask(bridge?.openRunsFolder());
  if (found === undefined || found === null) return;
  useStore.setState({
    status: found === 0 ? 'No runs were found in that folder' : `${counted(found, 'run')} found`,
  });
  await readRuns();
}

async function forget(id: string): Promise<void> {
  await ask(bridge?.forgetRunsFolder(id));
  await readRuns();
}
