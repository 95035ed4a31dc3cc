/** The native menu, from the list of commands. Its items send commands to the page of the focused window. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import {
  COMMAND_IDS,
  type CommandId,
  commandOf,
  MENUS,
  type MenuName,
} from '../../../shared/commands/commands';
import { accelerator } from '../../../shared/commands/keys';
import type { MenuEvent, Recent } from '../../../shared/ipc/contract';

type Item = MenuItemConstructorOptions;
type Send = (event: MenuEvent) => void;

/** Items that Electron itself carries out, after our own. */
const ROLES: { readonly [menu in MenuName]?: readonly Item[] } = {
  File: [{ type: 'separator' }, { role: 'quit' }],
  Edit: [
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
  View: [
    { type: 'separator' },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ],
};

/** Builds the menu; `send` takes what is chosen. */
export function buildMenu(recents: readonly Recent[], send: Send): Menu {
  const mac: Item[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return Menu.buildFromTemplate([...mac, ...MENUS.map((name) => menuOf(name, recents, send))]);
}

function menuOf(name: MenuName, recents: readonly Recent[], send: Send): Item {
  const own = COMMAND_IDS.filter((id) => commandOf(id).menu === name).flatMap((id) => [
    ...(commandOf(id).separated ? [{ type: 'separator' as const }] : []),
    item(id, send),
    ...(id === 'open' ? [recentItem(recents, send)] : []),
  ]);
  const tools: Item[] =
    name === 'View' && !app.isPackaged ? [{ type: 'separator' }, { role: 'toggleDevTools' }] : [];
  return { label: `&${name}`, submenu: [...own, ...(ROLES[name] ?? []), ...tools] };
}

function item(id: CommandId, send: Send): Item {
  const { title, keys } = commandOf(id);
  return {
    id,
    label: title,
    ...(keys?.[0] === undefined ? {} : { accelerator: accelerator(keys[0]) }),
    // The page itself answers the keys, so that they work the same everywhere and are not answered twice.
    registerAccelerator: false,
    click: () => send({ kind: 'command', command: id }),
  };
}

function recentItem(recents: readonly Recent[], send: Send): Item {
  return {
    label: 'Open recent',
    enabled: recents.length > 0,
    submenu: recents.map(({ id, name, folder }) => ({
      label: name,
      sublabel: folder,
      toolTip: folder,
      click: () => send({ kind: 'recent', id }),
    })),
  };
}
