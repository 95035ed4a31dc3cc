/** `pinnboard environment …`: the PtychoPINNs that are installed. */
import type { Command } from 'commander';
import type { Io } from '../../io';
import { addAdd } from './add';
import { addDescribe } from './describe';
import { addInspect } from './inspect';
import { addList } from './list';
import { addRemove } from './remove';
import { addUse } from './use';

const HELP = `
PATH is a checkout, a Python interpreter, the folder of a virtual or conda environment, site-packages, or a folder with an
unpacked package. Its files are read; nothing of it is executed. A name can be given with --environment to every command that
takes --target.

Examples:
  pinnboard environment inspect ~/src/PtychoPINN
  pinnboard environment inspect ~/venvs/ptycho/bin/python --json
  pinnboard environment add ~/venvs/ptycho --name ptycho
  pinnboard environment use ptycho
  pinnboard payload training --environment ptycho --data scan.npz --out runs/a -o a.json

On a cluster, then here:
  pinnboard environment describe -o cluster.json
  pinnboard environment add cluster.json --name cluster`;

/** Adds the command with its subcommands. */
export function addEnvironment(program: Command, io: Io, done: (code: number) => void): void {
  const environment = program
    .command('environment')
    .summary('recognise, name and use installed PtychoPINNs')
    .description(
      'Finds out which PtychoPINN is installed somewhere, and keeps a list of installed ones by name.',
    )
    .addHelpText('after', HELP);
  for (const add of [addInspect, addList, addAdd, addUse, addRemove, addDescribe])
    add(environment, io, done);
}
