/** `pinnboard host …`: the machines and clusters that runs can be started on. */
import type { Command } from 'commander';
import { Hosts } from '../../../node/hosts/store';
import type { Io } from '../../io';
import { addAdd } from './add';
import { addCheck } from './check';
import { addList } from './list';

const HELP = `
A host is a YAML file in the settings folder: how it is reached (this machine, or ssh with your own configuration, keys and
agent), its scheduler (Slurm, PBS or none), shell lines and interpreter for PtychoPINN, where this machine's folders are
there, where runs go, and what to ask the scheduler for. NAME is the file's name or the host's. Nothing of a request runs as
a command; the lines under setup do, as you wrote them.

PBS is OpenPBS or PBS Professional. It was tried against stand-ins that print what its documentation shows, not on a real PBS.

Examples:
  pinnboard host list
  pinnboard host add beamline --ssh gpu-login
  pinnboard host check beamline`;

/** The hosts of the settings folder; without one there is this machine alone. */
const openHosts = ({ state }: Pick<Io, 'state'>): Hosts => new Hosts(state ?? null);

/** Adds the command with its subcommands. */
export function addHost(program: Command, io: Io, done: (code: number) => void): void {
  const host = program
    .command('host')
    .summary('list and check the machines and clusters that run PtychoPINN')
    .description('Lists the hosts that runs can be started on, and asks them what they have.')
    .addHelpText('after', HELP);
  for (const add of [addList, addAdd, addCheck]) add(host, io, done, openHosts(io));
}
