import { Menu } from '@base-ui/react/menu';
import { Check, Ellipsis } from 'lucide-react';
import type { CommandId } from '../../shared/commands/commands';
import { commandOf } from '../../shared/commands/commands';
import { THEMES } from '../../shared/ipc/theme';
import { EXPORTERS } from '../export/exporters';
import { openExport } from '../export/store';
import { keyOf } from '../kit/keyText';
import { useLoaded } from '../kit/lazyModule';
import { useDocument, useStore } from '../store/store';
import { runCommand, setTheme } from './commands';
import css from './MoreMenu.module.css';

/** What the menu offers beside the export formats, in parts. */
const COMMANDS: readonly (readonly CommandId[])[] = [
  ['export-request', 'copy-command'],
  ['import-text', 'presets', 'upgrade'],
];
const HELP: readonly CommandId[] = ['palette', 'reference', 'shortcuts'];

/** Beside the filled button: every other format of the request, and what is needed less often. */
export function MoreMenu() {
  const target = useDocument(({ draft }) => draft.target);
  const workflow = useDocument(({ draft }) => draft.workflow);
  const theme = useStore((state) => state.theme);
  const formats = useLoaded(EXPORTERS)?.formatsFor({ target, workflow }) ?? [];
  return (
    <Menu.Root>
      <Menu.Trigger className={css.button} aria-label="More actions" title="More actions">
        <Ellipsis size={16} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={css.positioner} align="end" sideOffset={6}>
          <Menu.Popup className={css.menu} aria-label="More actions">
            <Menu.Group>
              <Menu.GroupLabel className={css.label}>Export as</Menu.GroupLabel>
              {formats.map(({ id, title }) => (
                <Menu.Item key={id} className={css.item} onClick={() => openExport(id)}>
                  {title}
                </Menu.Item>
              ))}
            </Menu.Group>
            {COMMANDS.map((part) => (
              <Part key={part[0]} commands={part} />
            ))}
            <Menu.Separator className={css.separator} />
            <Menu.RadioGroup value={theme} onValueChange={setTheme}>
              <Menu.GroupLabel className={css.label}>Theme</Menu.GroupLabel>
              {THEMES.map((name) => (
                <Menu.RadioItem
                  key={name}
                  value={name}
                  className={`${css.item} ${css.theme}`}
                  closeOnClick
                >
                  {name}
                  <Menu.RadioItemIndicator className={css.chosen}>
                    <Check size={14} aria-hidden />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Part commands={HELP} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const Part = ({ commands }: { commands: readonly CommandId[] }) => (
  <>
    <Menu.Separator className={css.separator} />
    {commands.map((id) => (
      <Menu.Item key={id} className={css.item} onClick={() => runCommand(id)}>
        {commandOf(id).title}
        <small>{keyOf(id)}</small>
      </Menu.Item>
    ))}
  </>
);
