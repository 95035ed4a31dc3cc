/**
 * Every command of the window, once: the native menu, the command palette, the shortcuts sheet and the keys
 * themselves derive from this list. `Mod` is Ctrl, on a Mac Cmd.
 */
export const MENUS = ['File', 'Edit', 'View', 'Go', 'Help'] as const;
export type MenuName = (typeof MENUS)[number];

export interface Command {
  readonly menu: MenuName;
  readonly title: string;
  /** The menu shows the first; the others work too. */
  readonly keys?: readonly string[];
  /** Starts a new part of its menu. */
  readonly separated?: true;
}

const command = (
  menu: MenuName,
  title: string,
  keys: readonly string[] = [],
  separated?: 'separated',
): Command => ({
  menu,
  title,
  ...(keys.length > 0 ? { keys } : {}),
  ...(separated ? { separated: true } : {}),
});

export const COMMANDS = {
  'new-window': command('File', 'New window', ['Mod+Shift+N']),
  'new-configuration': command('File', 'New configuration', ['Mod+N']),
  open: command('File', 'Open…', ['Mod+O'], 'separated'),
  'open-example': command('File', 'Open example'),
  'import-text': command('File', 'Import…', ['Mod+I']),
  prepare: command('File', 'Prepare dataset…', ['Mod+Shift+D']),
  save: command('File', 'Save', ['Mod+S'], 'separated'),
  'save-as': command('File', 'Save as…', ['Mod+Shift+S']),
  duplicate: command('File', 'Duplicate as a variant', ['Mod+D']),
  revert: command('File', 'Revert to saved'),
  'choose-output': command('File', 'Choose output folder…', [], 'separated'),
  run: command('File', 'Run it…', ['Mod+Enter'], 'separated'),
  'export-payload': command('File', 'Export payload…', ['Mod+E']),
  'export-as': command('File', 'Export as…', ['Mod+Shift+E']),
  'open-sweep': command('File', 'Open sweep…', [], 'separated'),
  'save-sweep': command('File', 'Save sweep…'),
  'export-sweep': command('File', 'Export sweep…'),
  'close-window': command('File', 'Close window', ['Mod+W'], 'separated'),

  undo: command('Edit', 'Undo', ['Mod+Z']),
  redo: command('Edit', 'Redo', ['Mod+Shift+Z', 'Mod+Y']),
  'reset-field': command('Edit', 'Reset this field', ['Mod+Shift+R'], 'separated'),
  'pin-field': command('Edit', 'Pin this field to its current value', ['Mod+Shift+P']),
  'sweep-field': command('Edit', 'Sweep this field', ['Mod+Shift+G']),
  'fix-finding': command('Edit', 'Apply the recommended fix of this field', ['Mod+.']),
  'fix-safe': command('Edit', 'Apply all safe fixes…', ['Mod+Shift+F']),
  presets: command('Edit', 'Presets…', ['Mod+P'], 'separated'),
  'save-preset': command('Edit', 'Save current settings as preset…'),
  upgrade: command('Edit', 'Upgrade to another PtychoPINN…'),
  'take-snapshot': command('Edit', 'Take snapshot to compare with', ['Mod+Shift+K'], 'separated'),
  'copy-command': command('Edit', 'Copy as command line'),
  'copy-diff': command('Edit', 'Copy diff as Markdown'),
  'copy-findings': command('Edit', 'Copy findings as Markdown'),

  configure: command('View', 'Configure', ['Mod+1']),
  plan: command('View', 'Plan: what the run will do', ['Mod+2']),
  sweep: command('View', 'Sweep this configuration', ['Mod+3', 'Mod+G']),
  runs: command('View', 'Runs: follow, compare and tag them', ['Mod+4']),
  environments: command('View', 'Environments: installed PtychoPINN', ['Mod+5']),
  'run-setup': command('View', 'Run setup', ['Mod+R']),
  'show-findings': command('View', 'Findings', ['Mod+Alt+1'], 'separated'),
  'show-explain': command('View', 'Explain this field', ['F1', 'Mod+Alt+2']),
  'show-used-values': command('View', 'Used values', ['Mod+Alt+3']),
  'show-diff': command('View', 'Diff', ['Mod+Alt+4']),
  'show-payload': command('View', 'Payload', ['Mod+Alt+5']),
  'show-params': command('View', 'params.cfg'),
  'show-export': command('View', 'Export as'),
  'theme-system': command('View', 'System theme', [], 'separated'),
  'theme-light': command('View', 'Light theme'),
  'theme-dark': command('View', 'Dark theme'),
  'reset-columns': command('View', 'Reset column widths'),

  palette: command('Go', 'Command palette…', ['Mod+K']),
  search: command('Go', 'Search fields or filter runs', ['Mod+F', '/']),
  'run-plan': command('Go', 'Run plan: first figure', ['Alt+P']),
  'next-finding': command('Go', 'Next finding', ['F8'], 'separated'),
  'previous-finding': command('Go', 'Previous finding', ['Shift+F8']),
  'next-column': command('Go', 'Next column', ['F6']),
  'previous-column': command('Go', 'Previous column', ['Shift+F6']),

  reference: command('Help', 'Reference: rules and fields', ['Shift+F1']),
  shortcuts: command('Help', 'Keyboard shortcuts', ['Mod+/']),
  'open-log': command('Help', 'Open log', [], 'separated'),
  about: command('Help', 'About Pinnboard'),
} as const satisfies { readonly [id: string]: Command };

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as [CommandId, ...CommandId[]];

/** The command of that id, typed without its literals. */
export const commandOf = (id: CommandId): Command => COMMANDS[id];
