import { Fragment } from 'react';
import type { CommandId } from '../../shared/commands/commands';
import { commandOf } from '../../shared/commands/commands';
import { THEMES } from '../../shared/ipc/theme';
import { EXPORTERS } from '../export/exporters';
import { openExport } from '../export/store';
import { Button } from '../kit/Button';
import { keyOf } from '../kit/keyText';
import { useLoaded } from '../kit/lazyModule';
import { Menu, MenuGroup, MenuItem, MenuRadios, MenuSeparator } from '../kit/Menu';
import { useDocument, useStore } from '../store/store';
import { runCommand, setTheme } from './commands';

/** What the menu offers beside formats and theme, in parts. */
const COMMANDS: readonly (readonly CommandId[])[] = [
  ['save-as', 'duplicate', 'revert'],
  ['copy-command'],
  ['import-text', 'prepare', 'presets', 'upgrade'],
  ['palette', 'reference', 'shortcuts'],
];

const THEME_OPTIONS = THEMES.map((value) => ({ value, label: commandOf(`theme-${value}`).title }));

/** Beside the filled button: every other format of the request, and what is needed less often. */
export function MoreMenu() {
  const target = useDocument(({ draft }) => draft.target);
  const workflow = useDocument(({ draft }) => draft.workflow);
  const theme = useStore((state) => state.theme);
  const formats = useLoaded(EXPORTERS)?.formatsFor({ target, workflow }) ?? [];
  return (
    <Menu
      align="end"
      needs={EXPORTERS}
      trigger={<Button variant="ghost" icon="more" label="More actions" />}
    >
      <MenuGroup label="Export as">
        {formats.map(({ id, title }) => (
          <MenuItem key={id} onSelect={() => openExport(id)}>
            {title}
          </MenuItem>
        ))}
      </MenuGroup>
      {COMMANDS.map((part) => (
        <Fragment key={part[0]}>
          <MenuSeparator />
          {part.map((id) => (
            <MenuItem key={id} keys={keyOf(id)} onSelect={() => runCommand(id)}>
              {commandOf(id).title}
            </MenuItem>
          ))}
        </Fragment>
      ))}
      <MenuSeparator />
      <MenuRadios label="Theme" value={theme} options={THEME_OPTIONS} onChange={setTheme} />
    </Menu>
  );
}
