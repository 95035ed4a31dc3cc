import type { OpenedSources } from '../../shared/ipc/prepare';
import { filesIn } from '../../shared/prepare/series';
import { sizeText } from '../../shared/values/bytes';
import { Button } from '../kit/Button';
import { counted } from '../kit/format';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../kit/Menu';
import css from './Files.module.css';
import { chooseAndPrepare, chooseMore, removeSource } from './sources';
import { usePrepare } from './store';

/** The names of the files, and a menu that adds and removes them. */
export function Files({ opened }: { opened: OpenedSources | null }) {
  const sources = usePrepare((state) => state.sources);
  const [first, ...more] = sources;
  if (!first) return null;
  const fileOf = (grant: string) => opened?.files.find((one) => one.grant === grant)?.file ?? null;
  const sizeOf = (grant: string) => fileOf(grant)?.bytes ?? null;
  const numbered = fileOf(first.grant)?.series ?? null;
  return (
    <Menu
      trigger={
        <Button
          small
          variant="ghost"
          className={css.files}
          aria-label={`Files: ${sources.map(({ name }) => name).join(', ')}`}
        >
          <code>{first.name}</code>
          {numbered && <span>{counted(filesIn(numbered), 'file')}</span>}
          {more.length > 0 && <span>and {more.length} more</span>}
        </Button>
      }
    >
      <MenuItem icon="plus" onSelect={() => void chooseMore()}>
        Add a file of the same dataset…
      </MenuItem>
      <MenuItem icon="folder" onSelect={() => void chooseAndPrepare()}>
        Choose other files…
      </MenuItem>
      {sources.length > 1 && (
        <>
          <MenuSeparator />
          <MenuGroup label="Remove from the list">
            {sources.map(({ grant, name }) => (
              <MenuItem
                key={grant}
                icon="close"
                detail={sizeOf(grant) === null ? undefined : sizeText(sizeOf(grant) ?? 0)}
                onSelect={() => removeSource(grant)}
              >
                {name}
              </MenuItem>
            ))}
          </MenuGroup>
        </>
      )}
    </Menu>
  );
}
