/** `pinnboard runs …`: the runs that `pinnboard run` and the window wrote, wherever they run. */
import path from 'node:path';
import type { Command } from 'commander';
import { sizeText } from '../../../shared/values/bytes';
import { connectRun } from '../../node/runs/connectRun';
import { fetchRun } from '../../node/runs/fetch';
import { mirrorAll } from '../../node/runs/mirrorAll';
import { RunReader, runFolders } from '../../node/runs/readRun';
import { earlierRun } from '../../node/runs/restart';
import { stopRun } from '../../node/runs/stop';
import { noteRun, type TagOptions, tagRun } from '../annotateRun';
import { type CompareOptions, compareFolders } from '../compareRuns';
import { EXIT, exitHelp } from '../exit';
import { followRun } from '../followRun';
import { hostNamed, knownHosts } from '../hostOption';
import { stoppable } from '../interrupt';
import { type Io, say } from '../io';
import { type ListOptions, listRuns } from '../listRuns';
import { progressLine } from '../progress';
import { runRequest, type StartOptions, withStartOptions } from '../runRequest';
import { historyOf, runIn, showRun } from '../showRun';
import { withStatsOption } from '../statsOption';
import { unpredicted } from '../unpredicted';

const HELP = `
For a run on another machine or under a scheduler, its host is asked first; what the run wrote is copied into its folder here.

With --json, list and unpredicted print an array. A folder that cannot be read is an entry
{"folder", "error": {"code", "parameters", "message"}} at its end.

Examples:
  pinnboard runs list runs
  pinnboard runs show runs/run1084_gs2_n512-7f3a
  pinnboard runs show runs/monday/inference --among runs
  pinnboard runs compare runs/monday runs/tuesday
  pinnboard runs follow runs/run1084_gs2_n512-7f3a
  pinnboard runs stop runs/run1084_gs2_n512-7f3a
  pinnboard runs fetch runs/run1084_gs2_n512-7f3a --without-checkpoints
  pinnboard runs restart runs/run1084_gs2_n512-7f3a
  pinnboard runs tag runs/run1084_gs2_n512-7f3a good paper
  pinnboard runs note runs/run1084_gs2_n512-7f3a 'Best so far'
  pinnboard runs unpredicted runs`;

const UNFINISHED = 'the run has not finished';
const NOT_RUN = 'blocked, will crash (without --allow-crash), or the run did not finish';

interface Shown {
  readonly json?: boolean;
  readonly offline?: boolean;
}

interface Among {
  readonly among?: string;
}

/** Adds the commands. */
export function addRuns(program: Command, io: Io, done: (code: number) => void): void {
  const runs = program
    .command('runs')
    .summary('look at runs, follow, stop, fetch and restart them')
    .description('Works with the folders of runs.')
    .addHelpText('after', HELP);
  const at = (folder: string) => path.resolve(io.cwd, folder);
  const ofRun = (name: string, summary: string, no: string | null) =>
    runs
      .command(name)
      .summary(summary)
      .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`)
      .argument('<folder>', 'folder of the run')
      .addHelpText('after', exitHelp(no));
  const shown = (command: Command) =>
    command
      .option('--json', 'print JSON')
      .option('--offline', 'ask no host; show what was last seen');
  const listing = runs
    .command('list')
    .summary('list the runs below a folder with their states')
    .description('Lists the runs below a folder with their states.')
    .argument('<dir>', 'folder of runs')
    .addHelpText('after', exitHelp(null));
  shown(listing)
    .option('--csv', 'print a table for spreadsheets')
    .action(async (dir: string, { offline, ...options }: ListOptions & Shown) => {
      if (!offline) await lookAt(await runFolders(at(dir)), io);
      done(await listRuns(at(dir), options, io));
    });
  shown(
    ofRun(
      'show',
      'show a run: its state, what it was asked for and ran with, its lineage',
      UNFINISHED,
    ),
  )
    .option('--among <dir>', 'folder of runs in which to look for runs before and after it')
    .action(async (folder: string, options: Shown & Among) =>
      done(await show(at(folder), options, io)),
    );
  runs
    .command('compare')
    .summary('compare two to six runs: settings that differ, and results')
    .description(
      'Compares two to six runs, whoever started them: the settings in which they differ, losses and times. A loss of another scale is marked with *.',
    )
    .argument('<folder...>', 'folders of the runs')
    .option('--json', 'print JSON')
    .option('--csv', 'print a table for spreadsheets')
    .addHelpText('after', exitHelp(null))
    .action(async (folders: string[], options: CompareOptions) =>
      done(await compareFolders(folders, options, io)),
    );
  runs
    .command('unpredicted')
    .summary('list failures that no rule predicted')
    .description('Lists failures that no rule predicted, with a text for a report each.')
    .argument('<dir>', 'folder of runs')
    .option('--json', 'print JSON')
    .addHelpText('after', exitHelp('there are such failures'))
    .action(async (dir: string, { json }: Shown) =>
      done(await unpredicted(at(dir), json ?? false, io)),
    );
  ofRun('tag', 'add tags to a run, which `runs list` and the window show', null)
    .argument('<tag...>', 'tags, without blanks')
    .option('--remove', 'remove these tags')
    .action(async (folder: string, tags: string[], options: TagOptions) =>
      done(await tagRun(at(folder), tags, options, io)),
    );
  ofRun('note', 'write a note about a run, replacing the one that it has', null)
    .argument('<text>', "the note; '' removes it")
    .action(async (folder: string, text: string) => done(await noteRun(at(folder), text, io)));
  ofRun('follow', 'follow a run until it ends', UNFINISHED).action(async (folder: string) =>
    done(await follow(at(folder), io)),
  );
  ofRun('stop', 'ask a run to end, as Ctrl+C does; a second time forces it', 'it had ended already')
    .option('--now', 'end it at once; its last checkpoint is that of the last epoch')
    .action(async (folder: string, { now }: { now?: boolean }) =>
      done(await stop(at(folder), now ?? false, io)),
    );
  ofRun('fetch', 'copy what a run wrote on another machine into its folder here', null)
    .option('--without-checkpoints', 'leave its checkpoints there')
    .action(async (folder: string, options: { withoutCheckpoints?: boolean }) =>
      done(await fetch(at(folder), options.withoutCheckpoints ?? false, io)),
    );
  withStatsOption(
    withStartOptions(ofRun('restart', 'start the request of a run again, as a new run', NOT_RUN)),
  ).action(async (folder: string, options: StartOptions) =>
    done(await restart(at(folder), options, io)),
  );
}

/** Asks each run's host; one that does not answer is a line, and what was last seen stands. */
async function lookAt(folders: readonly string[], io: Io): Promise<void> {
  for (const problem of await mirrorAll(folders, await knownHosts(io)))
    say(io.stderr, `warning: ${problem}`);
}

async function show(folder: string, options: Shown & Among, io: Io): Promise<number> {
  const { json, offline, among } = options;
  const isOwn = (await runFolders(folder)).includes(folder);
  if (isOwn && !offline) await lookAt([folder], io);
  const run = isOwn ? await new RunReader(folder).read() : null;
  const dir = among === undefined ? folder : path.resolve(io.cwd, among);
  const history = await historyOf(isOwn ? folder : await runIn(folder), dir);
  return showRun({ run, history }, json ?? false, io);
}

async function follow(folder: string, io: Io): Promise<number> {
  const connection = await connectRun(folder, await knownHosts(io));
  return followRun(folder, connection, io).finally(() => connection.close());
}

async function stop(folder: string, now: boolean, io: Io): Promise<number> {
  const connection = await connectRun(folder, await knownHosts(io));
  const what = await stopRun(folder, connection, { now }).finally(() => connection.close());
  const isAsked = what === 'asked';
  say(io.stdout, isAsked ? 'Asked to end.' : 'It is not running.');
  return isAsked ? EXIT.ok : EXIT.no;
}

async function fetch(folder: string, withoutCheckpoints: boolean, io: Io): Promise<number> {
  const connection = await connectRun(folder, await knownHosts(io));
  const line = progressLine(io, 'Fetching');
  const { result, code } = await stoppable((signal) =>
    fetchRun(folder, connection, {
      checkpoints: !withoutCheckpoints,
      onProgress: ({ done, total }) => line.progress(done, total),
      signal,
    }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    }),
  ).finally(async () => {
    line.end();
    await connection.close();
  });
  if (result === null) {
    say(io.stderr, 'Interrupted; the same command goes on.');
    return code ?? EXIT.no;
  }
  const { copied, equal, bytes } = result;
  say(io.stdout, `Fetched and verified ${copied} files (${sizeText(bytes)}); ${equal} were here.`);
  return EXIT.ok;
}

async function restart(folder: string, options: StartOptions, io: Io): Promise<number> {
  const { host, ...earlier } = await earlierRun(folder);
  const order = { ...earlier, base: folder, host: await hostNamed(host ?? undefined, io) };
  return runRequest(order, options, io);
}
