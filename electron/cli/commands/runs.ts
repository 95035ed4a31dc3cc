/** `pinnboard runs list DIR` and `runs show|follow|stop FOLDER`: runs that `pinnboard run` started. */
import path from 'node:path';
import type { Command } from 'commander';
import { progressText } from '../../../shared/runs/words';
import { signalRun } from '../../node/runs/process';
import { type RunNow, RunReader } from '../../node/runs/readRun';
import { EXIT, exitHelp } from '../exit';
import { followRun } from '../followRun';
import { type Io, say, sayJson } from '../io';
import { type ListOptions, listRuns } from '../listRuns';

const HELP = `${exitHelp('the run has not finished, or (stop) had ended already')}

Examples:
  pinnboard runs list runs
  pinnboard runs show runs/run1084_gs2_n512-7f3a
  pinnboard runs follow runs/run1084_gs2_n512-7f3a
  pinnboard runs stop runs/run1084_gs2_n512-7f3a`;

/** Adds the commands. */
export function addRuns(program: Command, io: Io, done: (code: number) => void): void {
  const runs = program
    .command('runs')
    .summary('look at runs, follow and stop them')
    .description('Reads the folders of runs.')
    .addHelpText('after', HELP);
  const folderOf = (folder: string) => path.resolve(io.cwd, folder);
  runs
    .command('list')
    .summary('list the runs below a folder with their states')
    .argument('<dir>', 'folder of runs')
    .option('--json', 'print JSON')
    .option('--csv', 'print a table for spreadsheets')
    .action(async (dir: string, options: ListOptions) =>
      done(await listRuns(folderOf(dir), options, io)),
    );
  runs
    .command('show')
    .summary('show the state of a run and what says so')
    .argument('<folder>', 'folder of the run')
    .option('--json', 'print JSON')
    .action(async (folder: string, { json }: { json?: boolean }) =>
      done(show(await new RunReader(folderOf(folder)).read(), json ?? false, io)),
    );
  runs
    .command('follow')
    .summary('follow a run until it ends')
    .argument('<folder>', 'folder of the run')
    .action(async (folder: string) => done(await followRun(folderOf(folder), io)));
  runs
    .command('stop')
    .summary('ask a run to end, as Ctrl+C does')
    .argument('<folder>', 'folder of the run')
    .option('--now', 'end it at once; its last checkpoint is that of the last epoch')
    .action(async (folder: string, { now }: { now?: boolean }) =>
      done(await stop(folderOf(folder), now ?? false, io)),
    );
}

function show(run: RunNow, json: boolean, io: Io): number {
  if (json) sayJson(io.stdout, run);
  else {
    say(io.stdout, run.state);
    for (const sentence of run.evidence) say(io.stdout, sentence);
    if (run.progress) say(io.stdout, progressText(run.progress));
  }
  return run.state === 'finished' ? EXIT.ok : EXIT.no;
}

async function stop(folder: string, now: boolean, io: Io): Promise<number> {
  const running = await new RunReader(folder).running();
  const isAsked = running !== null && (await signalRun(running, now ? 'SIGKILL' : 'SIGINT'));
  say(io.stdout, isAsked ? 'Asked to end.' : 'It is not running.');
  return isAsked ? EXIT.ok : EXIT.no;
}
