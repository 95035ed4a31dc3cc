/** `pinnboard sweep tell` and `pinnboard sweep next`: a sweep whose next points Optuna proposes. */
import path from 'node:path';
import type { Command } from 'commander';
import { descriptionText } from '../../../shared/sweep/description/write';
import { fileKind } from '../../../shared/sweep/draft/fields';
import { askProgram } from '../../../shared/sweep/optuna/params';
import { toldText } from '../../../shared/sweep/optuna/tell';
import type { SweepSpec } from '../../../shared/sweep/sweep';
import { renamed } from '../../node/documents/relativePaths';
import { askedOfOptuna, tellOptuna } from '../../node/sweep/optuna/optuna';
import { readManifest } from '../../node/sweep/read';
import { ResultsReader } from '../../node/sweep/results';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayJson } from '../io';
import { writeOutput } from '../output';

const TELL_HELP = `
FILE is the journal of Optuna 4 or later (JournalFileBackend); it is created where it is missing, and so is the study.
The lowest loss of each finished point is reported: for the trial that asked for the point, else as a new trial. A trial
whose run crashed fails. Points whose loss is on another scale than that of most points are not reported.

--ask writes a Python program that asks Optuna for further points; Pinnboard itself starts no Optuna. An SQLite study is
not read: optuna.copy_study copies it into a journal.
${exitHelp('nothing was reported')}

Examples:
  pinnboard sweep tell sweeps/study --journal study.log --ask ask.py
  python ask.py 8
  pinnboard sweep next sweeps/study --journal study.log -o next.yaml
  pinnboard sweep next.yaml -o sweeps/study-2`;

const NEXT_HELP = `
Takes the trials that Optuna asked for (running or waiting, with a value for every axis) and that DIR does not have, and
writes them as the description of a sweep over the same base. \`pinnboard sweep tell\` of that sweep answers them.
${exitHelp('Optuna asked for no further point')}

Examples:
  pinnboard sweep next sweeps/study --journal study.log -o next.yaml
  pinnboard sweep next.yaml -o sweeps/study-2 --host beamline`;

interface Options {
  readonly journal: string;
  readonly study?: string;
}

interface TellOptions extends Options {
  readonly ask?: string;
  readonly json?: boolean;
}

interface NextOptions extends Options {
  readonly output: string;
}

/** Adds both commands below `sweep`. */
export function addSweepOptuna(sweep: Command, io: Io, done: (code: number) => void): void {
  sweep
    .command('tell')
    .summary('report the results to a study of Optuna')
    .description('Adds the losses of a sweep to a study of Optuna.')
    .argument('<dir>', 'folder of the sweep')
    .requiredOption('--journal <file>', "Optuna's journal")
    .option('--study <name>', "name of the study (default: the sweep's)")
    .option('--ask <file>', 'write a Python program that asks for further points')
    .option('--json', 'print JSON')
    .addHelpText('after', TELL_HELP)
    .action(async (dir: string, options: TellOptions) => done(await tell(dir, options, io)));
  sweep
    .command('next')
    .summary('write the points that Optuna asked for as a sweep')
    .description(
      'Writes the points that a study of Optuna asked for as the description of a sweep.',
    )
    .argument('<dir>', 'folder of the sweep')
    .requiredOption('--journal <file>', "Optuna's journal")
    .option('--study <name>', "name of the study (default: the only one, or the sweep's)")
    .option('-o, --output <file>', 'file of the description; - for standard output', '-')
    .addHelpText('after', NEXT_HELP)
    .action(async (dir: string, _own: object, command: Command) =>
      // `-o` is an option of `sweep`, too, which takes it first.
      done(await next(dir, command.optsWithGlobals<NextOptions>(), io)),
    );
}

/** Returns the exit code. Throws an `AppError`. */
async function tell(dir: string, options: TellOptions, io: Io): Promise<number> {
  const results = await new ResultsReader(path.resolve(io.cwd, dir)).read(dir);
  const journal = path.resolve(io.cwd, options.journal);
  const study = options.study ?? results.name;
  const { text: _, ...told } = await tellOptuna(results, journal, study);
  if (options.ask !== undefined)
    await writeOutput(askProgram(results, study, journal), options.ask, io);
  if (options.json) sayJson(io.stdout, { study, ...told });
  else say(io.stdout, toldText(study, told));
  return told.answered + told.failed + told.added > 0 ? EXIT.ok : EXIT.no;
}

/** Returns the exit code. Throws an `AppError`. */
async function next(dir: string, options: NextOptions, io: Io): Promise<number> {
  const folder = path.resolve(io.cwd, dir);
  const manifest = await readManifest(folder, dir);
  const journal = path.resolve(io.cwd, options.journal);
  const asked = await askedOfOptuna(manifest, journal, options.study);
  if (asked === null) {
    say(
      io.stderr,
      `Optuna asked for no point that ${dir} does not have. "sweep tell" answers those that it has.`,
    );
    return EXIT.no;
  }
  const spec = absolute(asked, manifest.working_dir ?? folder);
  await writeOutput(descriptionText(spec, { name: manifest.name }), options.output, io);
  return EXIT.ok;
}

/** The description may lie elsewhere than the one before. */
function absolute({ base, axes, ...rest }: SweepSpec, folder: string): SweepSpec {
  const nameOf = (name: string) => path.resolve(folder, name);
  return {
    ...rest,
    base: renamed(base, nameOf),
    axes: axes.map((axis) =>
      axis.kind === 'list' && axis.place !== 'execution' && fileKind(axis.name) !== null
        ? {
            ...axis,
            values: axis.values.map((one) => (typeof one === 'string' ? nameOf(one) : one)),
          }
        : axis,
    ),
  };
}
