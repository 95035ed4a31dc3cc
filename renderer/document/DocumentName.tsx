import { type CommandId, commandOf } from '../../shared/commands/commands';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { keyOf } from '../kit/keyText';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../kit/Menu';
import { fileOf, isDirty } from '../store/documentState';
import { documentName, UNTITLED } from '../store/documents';
import { useStore } from '../store/store';
import css from './DocumentName.module.css';

const MOST_RECENT = 8;

/** The document's name, with a dot while it has unsaved changes; opens what is done with documents, and recent files. */
export function DocumentName() {
  const name = useStore(documentName);
  const file = useStore((state) => fileOf(state, state.history.present));
  const unsaved = useStore(isDirty);
  const recents = useStore((state) => state.recents);
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          className={css.document}
          data-document
          tip={file ? `${file.folder}/${file.name}` : 'Not saved to a file yet'}
        >
          <b className={css.name}>{name ?? UNTITLED}</b>
          {unsaved && (
            <>
              <span className={css.dot} aria-hidden="true" />
              <span className="sr-only">, unsaved changes</span>
            </>
          )}
        </Button>
      }
    >
      <Item id="new-configuration" />
      <Item id="open" />
      <MenuSeparator />
      <Item id="save" />
      <Item id="save-as" />
      <Item id="duplicate" />
      <Item id="revert" disabled={revertReason(file !== undefined, unsaved)} />
      {recents.length > 0 && (
        <>
          <MenuSeparator />
          <MenuGroup label="Recent">
            {recents.slice(0, MOST_RECENT).map(({ id, name: recent, kind, folder }) => (
              <MenuItem
                key={id}
                detail={`${kind} · ${folder}`}
                onSelect={() => dispatch('open-recent', id)}
              >
                {recent}
              </MenuItem>
            ))}
          </MenuGroup>
        </>
      )}
    </Menu>
  );
}

type Plain = Extract<
  CommandId,
  'new-configuration' | 'open' | 'save' | 'save-as' | 'duplicate' | 'revert'
>;

const Item = ({ id, disabled }: { id: Plain; disabled?: string | undefined }) => (
  <MenuItem keys={keyOf(id)} disabled={disabled} onSelect={() => dispatch(id)}>
    {commandOf(id).title}
  </MenuItem>
);

/** Why there is nothing to revert to; undefined when there is. */
function revertReason(hasFile: boolean, unsaved: boolean): string | undefined {
  if (!hasFile) return 'Never saved';
  return unsaved ? undefined : 'No unsaved changes';
}
