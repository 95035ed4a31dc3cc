/** `pinnboard sweep results DIR`: the losses of a written sweep's points, the best of them, and which axes matter. */
import path from 'node:path';
import { type Command, Option } from 'commander';
import { csvText, harmless } from '../../../shared/formats/csv';
import type { Importance } from '../../../shared/sweep/results/importance';
import {
  bestOf,
  importancesOf,
  judged,
  type LossScale,
  type PointResult,
  type SweepResults,
  scaleOf,
  scalesOf,
} from '../../../shared/sweep/results/results';
import { formatValue } from '../../../shared/values/python';
import type { Value } from '../../../shared/values/value';
import { ResultsReader } from '../../node/sweep/results';
import { EXIT, exitHelp } from '../exit';
import { type Io, say, sayJson, table } from '../io';

const HELP = `
Losses are compared only on one scale: the same loss with the same nphotons, grid, N and data route. Points on another
scale are marked with *, and each scale has its own best point. Only finished points are judged.

The importance of an axis is a rank statistic of it alone with the best loss: Spearman's correlation for numbers (above 0,
the loss grows with the axis), for other values the share of the ranks' variance that Kruskal-Wallis tests. "clear" is
what chance gives in fewer than one of twenty sweeps.

--json prints one object; --csv one line per point, for spreadsheets and pandas.
${exitHelp('no point has finished with a loss')}

Examples:
  pinnboard sweep results sweeps/study
  pinnboard sweep results sweeps/study --csv > study.csv
  pinnboard import sweeps/study/points/NAME -o best.json`;

interface Options {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Adds the command below `sweep`. */
export function addSweepResults(sweep: Command, io: Io, done: (code: number) => void): void {
  sweep
    .command('results')
    .summary('show losses, the best point, and which axes matter')
    .description('Shows the losses of the points of a sweep, the best one, and which axes matter.')
    .argument('<dir>', 'folder of the sweep')
    .option('--json', 'print JSON')
    .addOption(new Option('--csv', 'print CSV').conflicts('json'))
    .addHelpText('after', HELP)
    .action(async (dir: string, options: Options) => done(await print(dir, options, io)));
}

/** Returns the exit code. Throws an `AppError`. */
async function print(dir: string, options: Options, io: Io): Promise<number> {
  const results = await new ResultsReader(path.resolve(io.cwd, dir)).read(dir);
  const scales = scalesOf(results.points).map((scale) => judgedOn(results, scale));
  if (options.json) sayJson(io.stdout, jsonOf(results, scales));
  else if (options.csv) io.stdout.write(csvOf(results));
  else printText(results, scales, io);
  return scales.some(({ best }) => best !== null) ? EXIT.ok : EXIT.no;
}

interface JudgedScale extends LossScale {
  readonly best: PointResult | null;
  readonly importance: readonly Importance[];
}

function judgedOn({ axes, points }: SweepResults, scale: LossScale): JudgedScale {
  const on = judged(points, scale);
  return { ...scale, best: bestOf(on), importance: importancesOf(axes, on) };
}

const jsonOf = ({ name, points }: SweepResults, scales: readonly JudgedScale[]) => ({
  name,
  points,
  scales: scales.map(({ loss, scaleKey, points: count, best, importance }) => ({
    loss,
    scale_key: scaleKey,
    points: count,
    best: best?.name ?? null,
    importance: importance.map(({ axis, method, points: used, value, isClear, reason }) => ({
      ...{ axis, method, points: used, value },
      is_clear: isClear,
      ...(reason !== null && { reason }),
    })),
  })),
});

function csvOf({ axes: swept, points }: SweepResults): string {
  const axes = swept.map(({ name }) => name);
  const text = (value: Value) => (typeof value === 'string' ? harmless(value) : formatValue(value));
  return csvText([
    [
      ...['index', 'name', ...axes.map(harmless), 'state', 'loss'],
      ...['last', 'best', 'best_epoch', 'scale', 'pictures'],
    ],
    ...points.map(({ index, name, values, state, loss, pictures }) => [
      ...[String(index), name, ...axes.map((axis) => text(values[axis] ?? null)), state ?? ''],
      ...[loss?.name ?? '', cell(loss?.last), cell(loss?.best), cell(loss?.best_epoch)],
      ...[loss?.scale_key ?? '', pictures.map(({ file }) => file).join(' ')],
    ]),
  ]);
}

const cell = (value: number | null | undefined): string => (value == null ? '' : String(value));

function printText(
  { axes: swept, points }: SweepResults,
  scales: readonly JudgedScale[],
  io: Io,
): void {
  const axes = swept.map(({ name }) => name);
  const [main] = scales;
  const short = (value: number | null | undefined) =>
    value == null ? '' : String(Number(value.toPrecision(4)));
  const rows = points.map(({ index, values, state, loss }) => [
    String(index),
    state ?? 'no run',
    ...axes.map((axis) => formatValue(values[axis] ?? null)),
    `${short(loss?.best)}${loss && main && scaleOf(loss) !== main.key ? ' *' : ''}`,
    short(loss?.last),
  ]);
  const heading = ['point', 'state', ...axes, 'best', 'last'];
  for (const line of table([heading, ...rows])) say(io.stdout, line);
  if (scales.length > 1) say(io.stdout, '* another scale than that of most points');
  for (const scale of scales) printScale(scale, io);
}

function printScale({ loss, scaleKey, points, best, importance }: JudgedScale, io: Io): void {
  say(io.stdout, '');
  say(io.stdout, `${loss}, ${scaleKey ?? 'scale not known, so that nothing is compared'}:`);
  const value = best?.loss?.best;
  say(
    io.stdout,
    best === null || value == null
      ? `  none of its ${points} points is comparable`
      : `  best ${String(Number(value.toPrecision(4)))}: ${best.name}`,
  );
  if (best === null) return;
  const rows = importance.map((one) => ['', one.axis, ...wordsOf(one)]);
  for (const line of table(rows)) say(io.stdout, line);
}

function wordsOf({ method, points, value, isClear, reason }: Importance): string[] {
  if (value === null) return ['not known', reason ?? ''];
  const name = method === 'spearman' ? 'rank correlation' : 'share of rank variance';
  const sign = method === 'spearman' && value > 0 ? '+' : '';
  return [
    `${name} ${sign}${value.toFixed(2)}`,
    `${isClear ? 'clear' : 'not more than chance'}, from ${points} points`,
  ];
}
