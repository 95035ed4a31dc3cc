/** `pinnboard preset …`: named partial requests, shared with the window. */
import type { Command } from 'commander';
import type { Io } from '../../io';
import { addApply } from './apply';
import { addCompare } from './compare';
import { addList } from './list';
import { addSave } from './save';
import { addShow } from './show';

const HELP = `
A preset is a named partial request: overrides, execution options, a profile, the CLI-defaults switch. Applying it copies
its values; the request keeps no reference to it. PRESET is a name, mine:NAME, team:NAME, example:NAME, or a file. Your own
presets are stored in the app's state; the team folder is chosen in the window.

Examples:
  pinnboard preset list
  pinnboard preset save lab-baseline --from runs/a.json
  pinnboard preset save lab-baseline --set n_groups=512 -o lab-baseline.pinnboard-preset.json
  pinnboard preset apply lab-baseline fly-scans --to runs/a.json -o runs/b.json
  pinnboard preset diff lab-baseline runs/a.json
  pinnboard payload training --data scan.npz --out runs/a --preset lab-baseline -o a.json`;

/** Adds the command with its subcommands. */
export function addPreset(program: Command, io: Io, done: (code: number) => void): void {
  const preset = program
    .command('preset')
    .summary('list, show, save, apply and compare presets')
    .description('Lists, saves, applies and compares presets.')
    .addHelpText('after', HELP);
  for (const add of [addList, addShow, addSave, addApply, addCompare]) add(preset, io, done);
}
