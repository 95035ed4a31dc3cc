/** `pinnboard preset …`: named partial requests, as the window keeps them. */
import type { Command } from 'commander';
import type { Io } from '../../io';
import { addApply } from './apply';
import { addCompare } from './compare';
import { addList } from './list';
import { addSave } from './save';
import { addShow } from './show';

const HELP = `
A preset is a part of a request that has a name: overrides, execution knobs, a profile, the CLI-defaults switch. It
fills in values, and the request remembers the values alone. PRESET is a name, mine:NAME, team:NAME or example:NAME,
or a file. The user's own are kept in the app's state; the team's folder is the one that was chosen in the window.

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
    .summary('named settings: list, show, save, apply, compare')
    .description('Keeps, applies and compares presets.')
    .addHelpText('after', HELP);
  for (const add of [addList, addShow, addSave, addApply, addCompare]) add(preset, io, done);
}
