/** `pinnboard prepare FILE…`: a dataset for PtychoPINN from files of other programs, by a recipe. */
import path from 'node:path';
import { type Command, Option } from 'commander';
import { AppError, errorData, isCancelled } from '../../../shared/errors/appError';
import { errorText } from '../../../shared/errors/words';
import { pythonOf } from '../../../shared/prepare/python/script';
import { percentText } from '../../../shared/prepare/quantity';
import type { Recipe } from '../../../shared/prepare/recipe';
import { readRecipe, recipeText } from '../../../shared/prepare/recipeFile';
import { filesOfRecipe } from '../../../shared/prepare/refs';
import { filesIn, isOneImage, stemOf } from '../../../shared/prepare/series';
import type { Source } from '../../../shared/prepare/source';
import { entryOf } from '../../../shared/prepare/steps';
import { knownError } from '../../node/files/errno';
import { isFolder } from '../../node/files/isFolder';
import { type ChosenFile, chosenFiles, seriesAround } from '../../node/prepare/chosenFiles';
import { demandOutput, prepare, type Result } from '../../node/prepare/prepare';
import { type Preview, preview } from '../../node/prepare/preview';
import { openSource } from '../../node/prepare/sources/openSource';
import { readText } from '../../node/session/openText';
import { EXIT, exitHelp } from '../exit';
import { stoppable } from '../interrupt';
import { errorJson, type Io, say, sayJson, table } from '../io';
import { writeOutput } from '../output';
import { checkedRecipe } from '../preparedChecks';
import { type RecipeOptions, withOptions, withRecipeOptions } from '../prepareOptions';
import { progressLine } from '../progress';
import { LAYOUT_CHOICES, recognisedRecipe, sayLayouts } from '../recognisedRecipe';

const HELP = `
The files are the parts of one dataset, in the order in which the recipe numbers them: patterns, then positions or a probe.
With --each, every file is a dataset, and the output is a folder that gets an NPZ for each. Sources are only read, and no
existing file is overwritten. The NPZ is complete or absent; its _metadata has the recipe and the SHA-256 of every source.

TIFF or NumPy files whose names differ only in their numbers are one source: each is a frame, in the order of the numbers (HDF5,
NPZ and MATLAB files, too, if there are at least four). From a folder, the only stack or the only file with patterns is
read; if the folder is the only argument, or with --each, also its only text file with positions. A quoted pattern
('scan_*.tif') works in every shell. Files that are missing, or unlike the others, are reported. The hash of numbered
files in _metadata is that of the lines that sha256sum prints for them.

Without --recipe, the layout of the files is recognised and proposes one, which --save-recipe writes to a file. If no file
gives a value that is needed, such as an energy or a unit, an error names the option for it.

Before anything is written, a sample of the patterns is compared with positions and probe. A contradiction (a sign, swapped
axes, reversed positions, FFT order, counts for amplitudes, metres for pixels) is a warning with its certainty; only --fix
makes that change.

--split writes OUT_train.npz and OUT_val.npz, and reports how many validation patterns overlap with a training pattern on the
object.
${exitHelp('with --each: a dataset could not be prepared; the others were')}

Examples:
  pinnboard prepare scan.cxi -o scan.npz
  pinnboard prepare scan.cxi --recipe beamtime.yaml -o scan.npz
  pinnboard prepare master.h5 positions.csv --recipe eiger.yaml --size 128 --distance 1.5 -o scan.npz
  pinnboard prepare scan_0001/ positions.txt --energy 8.8keV --distance 1.5 --detector-pixel 75um -o scan.npz
  pinnboard prepare scan*.cxi --recipe beamtime.yaml --each -o prepared/
  pinnboard prepare scan.cxi --recipe beamtime.yaml --python convert.py`;

interface Options extends RecipeOptions {
  readonly recipe?: string;
  readonly layout?: string;
  readonly checks: boolean;
  readonly fix?: readonly string[];
  readonly output?: string;
  readonly each?: boolean;
  readonly stored?: boolean;
  readonly dryRun?: boolean;
  readonly python?: string;
  readonly saveRecipe?: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function addPrepare(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('prepare')
    .summary('prepare a dataset from files of other programs')
    .description(
      'Writes an NPZ that PtychoPINN reads from HDF5, CXI, NeXus, MATLAB 7.3, NPZ, NumPy, TIFF and text files.',
    )
    .argument('[files...]', 'files of a dataset, or a folder of numbered files')
    .option('--recipe <file>', 'recipe in YAML; by default, proposed from the layout of the files')
    .addOption(
      new Option(
        '--layout <id>',
        'program or beamline that wrote the files; list shows all',
      ).choices(LAYOUT_CHOICES),
    );
  withRecipeOptions(command)
    .option('-o, --output <file>', 'NPZ to write; with --each a folder')
    .option('--no-checks', 'do not compare a sample of the patterns with positions and probe')
    .option('--fix <id...>', 'make a change that the checks propose, such as flip-x')
    .option('--each', 'prepare every file or folder on its own')
    .option('--stored', 'do not compress')
    .option('--dry-run', 'show what would be written')
    .option('--python <file>', 'write the same transformation as a Python script; - for stdout')
    .option('--save-recipe <file>', 'write the recipe with the options; - for stdout')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      if (files.length === 0 && options.layout !== 'list')
        command.error("error: missing required argument 'files'");
      done(await prepareCommand(files, options, io));
    });
}

/** Files of one dataset, and what becomes of them. */
interface Dataset {
  /** Files and folders as they were given. */
  readonly named: readonly string[];
  /** Absolute. */
  readonly output: string;
}

type Outcome =
  | { readonly status: 'prepared'; readonly recipe: Recipe; readonly result: Result }
  | { readonly status: 'preview'; readonly recipe: Recipe; readonly seen: Preview }
  /** As YAML or Python alone. */
  | { readonly status: 'copied'; readonly recipe: Recipe }
  | { readonly status: 'failed'; readonly error: AppError };

/** Returns the exit code. Throws an `AppError`. */
async function prepareCommand(files: readonly string[], options: Options, io: Io): Promise<number> {
  if (options.layout === 'list') {
    sayLayouts(io);
    return EXIT.ok;
  }
  const { output, python, saveRecipe, dryRun = false, each = false } = options;
  const given =
    options.recipe === undefined ? null : withOptions(await recipeOf(options.recipe, io), options);
  if (output === undefined && !dryRun && python === undefined && saveRecipe === undefined)
    throw new AppError('options-required', { command: 'prepare', options: ['output'] });
  const datasets = each
    ? await Promise.all(files.map((file) => ofEach(file, output ?? '', io)))
    : [{ named: files, output: output ?? '' }];
  const { result: outcomes, code } = await stoppable((signal) =>
    all(datasets, given, options, signal, io),
  );
  if (code !== null && outcomes.length < datasets.length) {
    say(io.stderr, 'Stopped: nothing was left half written.');
    return code;
  }
  report(datasets, outcomes, options, io);
  return outcomes.some(({ status }) => status === 'failed') ? EXIT.no : EXIT.ok;
}

async function ofEach(file: string, folder: string, io: Io): Promise<Dataset> {
  const full = path.resolve(io.cwd, file);
  const name = (await isFolder(full)) ? path.basename(full) : stemOf(full);
  return { named: [file], output: path.join(folder, `${name}.npz`) };
}

async function recipeOf(name: string, io: Io): Promise<Recipe> {
  const file = await readText(path.resolve(io.cwd, name), { shown: name, expected: 'recipe' });
  if (!file.ok) throw file.error;
  const reading = readRecipe(file.text);
  if (reading.ok) return reading.recipe;
  throw new AppError('recipe-invalid', {
    problems: reading.problems.map(
      ({ line, column, message }) => `${name}:${line}:${column}: ${message}`,
    ),
  });
}

/** Ends early when it is cancelled. */
async function all(
  datasets: readonly Dataset[],
  given: Recipe | null,
  options: Options,
  signal: AbortSignal,
  io: Io,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const dataset of datasets) {
    try {
      outcomes.push(await one(dataset, given, options, signal, io));
    } catch (error) {
      if (signal.aborted && isCancelled(error)) return outcomes;
      const known = knownError(error);
      // Of several, one that fails does not keep the others from being prepared.
      if (!known || !options.each) throw error;
      outcomes.push({ status: 'failed', error: known });
    }
  }
  return outcomes;
}

async function one(
  { named, output }: Dataset,
  given: Recipe | null,
  options: Options,
  signal: AbortSignal,
  io: Io,
): Promise<Outcome> {
  if (io.dist === undefined) throw new AppError('loader-missing', { file: 'sources.cjs' });
  const worker = path.join(io.dist, 'sources', 'sources.cjs');
  const sources: Source[] = [];
  const line = progressLine(io, `Preparing ${named[0]}`);
  try {
    for (const { path: file, series } of await filesOf(named, given, io)) {
      const opening = progressLine(io, `Reading ${path.basename(file)}`);
      const { progress } = opening;
      sources.push(
        await openSource(file, { worker, series, signal, progress }).finally(opening.end),
      );
    }
    await saySeries(sources, io);
    const names = named.length > sources.length ? sources.map(({ file }) => file.name) : named;
    const proposed = given ?? (await recognisedRecipe(sources, names, options.layout, options, io));
    const target = path.resolve(io.cwd, output);
    const isWritten = options.output !== undefined && !options.dryRun;
    if (isWritten) await demandOutput(proposed, sources, target);
    const recipe = await checked(proposed, sources, options, signal, io);
    await writeCopies(recipe, sources, output, options, io);
    if (options.dryRun)
      return { status: 'preview', recipe, seen: await preview(recipe, sources, 0, signal) };
    if (options.output === undefined) return { status: 'copied', recipe };
    const { progress } = line;
    const compress = !options.stored;
    const result = await prepare(recipe, sources, target, { compress, signal, progress });
    return { status: 'prepared', recipe, result };
  } finally {
    line.end();
    await Promise.all(sources.map((source) => source.close()));
  }
}

/** The sources; what is left out of a folder goes to stderr. */
async function filesOf(
  named: readonly string[],
  recipe: Recipe | null,
  io: Io,
): Promise<readonly ChosenFile[]> {
  const paths = named.map((file) => path.resolve(io.cwd, file));
  const { files, notes } = await chosenFiles(paths);
  for (const note of notes) say(io.stderr, `note: ${note}`);
  // A recipe that counts more files was made for them one by one.
  const counted = recipe === null ? 0 : filesOfRecipe(recipe);
  return counted > files.length && counted <= paths.length
    ? paths.map((file) => ({ path: file, series: null }))
    : files;
}

/** What a user has to know of numbered files: gaps, and that one of them was named alone. */
async function saySeries(sources: readonly Source[], io: Io): Promise<void> {
  for (const { file } of sources) {
    const { name, series, arrays, problems } = file;
    if (series) for (const problem of problems) say(io.stderr, `note: ${errorText(problem)}`);
    const isOneFrame = arrays.some(({ shape }) => isOneImage(shape));
    const whole = series === null && isOneFrame ? await seriesAround(file.path) : null;
    if (whole?.series)
      say(
        io.stderr,
        `note: \`${name}\` is one of ${filesIn(whole.series)} numbered files. All of them: '${whole.path}'`,
      );
  }
}

/** With the changes of `--fix`. A dry run shows by itself why a dataset cannot be looked at. */
async function checked(
  recipe: Recipe,
  sources: readonly Source[],
  { checks, fix = [], dryRun }: Options,
  signal: AbortSignal,
  io: Io,
): Promise<Recipe> {
  if (!checks && fix.length === 0) return recipe;
  try {
    return await checkedRecipe(recipe, sources, fix, signal, io);
  } catch (error) {
    if (!dryRun || fix.length > 0 || !knownError(error) || isCancelled(error)) throw error;
    return recipe;
  }
}

/** The recipe as YAML and as Python, where they are asked for. */
async function writeCopies(
  recipe: Recipe,
  sources: readonly Source[],
  output: string,
  { python, saveRecipe, output: asked }: Options,
  io: Io,
): Promise<void> {
  if (saveRecipe !== undefined) await writeOutput(recipeText(recipe), saveRecipe, io);
  if (python === undefined) return;
  const target = path.resolve(io.cwd, asked === undefined ? 'prepared.npz' : output);
  await writeOutput(
    pythonOf(
      recipe,
      sources.map(({ file }) => file),
      target,
    ),
    python,
    io,
  );
}

function report(
  datasets: readonly Dataset[],
  outcomes: readonly Outcome[],
  { json, each }: Options,
  io: Io,
): void {
  const described = outcomes.map((outcome, i) => ({
    sources: datasets[i]?.named ?? [],
    ...dataOf(outcome),
  }));
  if (json) {
    sayJson(io.stdout, { ...(each ? { datasets: described } : described[0]) });
    return;
  }
  for (const [i, outcome] of outcomes.entries()) {
    if (each) say(io.stdout, `${datasets[i]?.named[0]}:`);
    for (const text of linesOf(outcome)) say(io.stdout, each ? `  ${text}` : text);
  }
}

function dataOf(outcome: Outcome): object {
  if (outcome.status === 'failed') return { error: errorJson(errorData(outcome.error)) };
  const { recipe } = outcome;
  if (outcome.status === 'copied') return { recipe };
  if (outcome.status === 'prepared') return { recipe, ...outcome.result };
  const { arrays, bytes, notes, geometry, ...parts } = outcome.seen;
  const problems = Object.values(parts).flatMap((part) => (part.ok ? [] : [part.error]));
  return {
    recipe,
    arrays,
    bytes,
    notes,
    geometry: geometry.ok ? geometry.value : null,
    problems: problems.map(errorJson),
  };
}

function linesOf(outcome: Outcome): string[] {
  if (outcome.status === 'failed') return [`error: ${outcome.error.message}`];
  if (outcome.status === 'preview') return previewLines(outcome.seen, outcome.recipe);
  if (outcome.status === 'copied') return [];
  const { files, leakage, randomLeakage, notes } = outcome.result;
  return [
    ...files.map(
      ({ path: file, role, patterns, bytes }) =>
        `Wrote ${file}: ${patterns} patterns${role === 'all' ? '' : ` for ${role}`}, ${megabytes(bytes)}.`,
    ),
    ...(leakage === null
      ? []
      : [
          `${percentText(leakage)} of the validation patterns share object with a training pattern; with a random split ${percentText(randomLeakage ?? 1)}.`,
        ]),
    ...notes,
  ];
}

function previewLines(seen: Preview, recipe: Recipe): string[] {
  const { patterns, positions, probe, geometry, arrays, bytes, notes } = seen;
  const chips = (['patterns', 'probe', 'x', 'y'] as const).map((target) => {
    const mapped = recipe[target];
    const steps = (mapped?.steps ?? []).map((step) => entryOf(step).label(step));
    const from = mapped && ('made' in mapped ? mapped.made : mapped.array.path);
    return [target, from ?? 'not chosen', steps.join(', ')];
  });
  const pixel = geometry.ok ? geometry.value.pixelM : null;
  const problems = [patterns, positions, probe, geometry].flatMap((part) =>
    part.ok ? [] : [errorText(part.error)],
  );
  return [
    ...table(chips),
    '',
    ...table(arrays.map(({ name, dtype, shape }) => [name, dtype, shape.join(' × ')])),
    ...(arrays.length === 0 ? [] : [`${megabytes(bytes)} uncompressed`]),
    ...(pixel ? [`Pixel of the object: ${Number((pixel.x * 1e9).toPrecision(5))} nm`] : []),
    ...notes,
    ...[...new Set(problems)].map((problem) => `problem: ${problem}`),
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
