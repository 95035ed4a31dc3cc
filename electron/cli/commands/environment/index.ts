/** `pinnboard environment …`: the PtychoPINNs that are installed. */
import type { Command } from 'commander';
import type { Io } from '../../io';
import { addInspect } from './inspect';

const HELP = `
PATH is a checkout, a Python interpreter, the folder of a virtual or conda environment, site-packages, or a folder with an
unpacked package. Its files are read; nothing of it is executed.

Examples:
  pinnboard environment inspect ~/src/PtychoPINN
  pinnboard environment inspect ~/venvs/ptycho/bin/python --json`;

/** Adds the command with its subcommands. */
export function addEnvironment(program: Command, io: Io, done: (code: number) => void): void {
  const environment = program
    .command('environment')
    .summary('recognise an installed PtychoPINN')
    .description('Finds out which PtychoPINN is installed somewhere.')
    .addHelpText('after', HELP);
  for (const add of [addInspect]) add(environment, io, done);
}
