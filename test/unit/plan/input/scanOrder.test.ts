/** Scans whose positions are in another order: how many are found, and that no right one is accused. The seed is printed. */
import { expect, it } from 'vitest';
import type { Check, InputChecks, ScanOrder } from '../../../../shared/dataset/inputChecks';
import { checkInput } from '../../../../shared/plan/input/checkInput';
import { fitWindow } from '../../../../shared/plan/input/fitWindow';
import { otherOrders, placesIn, reordered } from '../../../../shared/plan/input/scanOrder';
import { ALL } from '../../../cases';
import { onObject, PATHS, type Path, rowOf, shaken } from './scanPaths';
import { randomNumbers, type Scan, scanAt, sourceOf } from './simulate';

const seed = Number(process.env['PINNBOARD_SEED'] ?? 20261129);

const check = (scan: Scan, fit = false): Promise<InputChecks> =>
  checkInput(sourceOf(scan), { expects: 'amplitude', fit }, { checkpoint: () => {} });

function order({ checks }: InputChecks): Check {
  const found = checks.find(({ id }) => id === 'order');
  if (!found) throw new Error('no check of the order');
  return found;
}

const accused = ({ checks }: InputChecks): readonly Check[] =>
  checks.filter(({ verdict }) => verdict === 'contradicted');

const REVERSED: ScanOrder = { reversed: 'all' };

/** A scan in each kind of path, clean and with noise; of few, every second one with noise. */
function* scans(uniform: () => number, side: number, counts: readonly number[]) {
  for (const [at, [name, path]] of Object.entries(PATHS).entries())
    for (const count of counts)
      for (const photons of ALL ? [Infinity, 1e4] : [at % 2 === 0 ? Infinity : 1e4]) {
        // Positions as they are asked for, or as an encoder reads them.
        const moved: Path = shaken(path(count, uniform), 0.3 * Math.floor(2 * uniform()), uniform);
        const points = onObject(moved, side * (0.07 + 0.08 * uniform()), side);
        const scan = scanAt(points, uniform, side, () => photons);
        yield { title: `${name}, ${count} of ${side} px, ${photons} photons`, name, scan };
      }
}

interface Tally {
  right: number;
  inOrder: number;
  wrong: number;
  found: number;
  /** Reversed scans that are the same as mirrored ones, and left to the check of the axes. */
  leftToAxes: number;
}

/** Looks at each scan as it is, and with its positions in one of the other orders. */
async function tallyOf(
  all: Iterable<{ title: string; name: string; scan: Scan }>,
  fit: boolean,
): Promise<{ readonly tally: Tally; readonly errors: readonly string[] }> {
  const tally: Tally = { right: 0, inOrder: 0, wrong: 0, found: 0, leftToAxes: 0 };
  const errors: string[] = [];
  for (const { title, scan } of all) {
    const given = fit ? { ...scan, object: null } : scan;
    const clean = await check(given, fit);
    tally.right += 1;
    if (order(clean).verdict === 'in-order') tally.inOrder += 1;
    errors.push(...accused(clean).map(({ id }) => `${title}: ${id} of a right scan`));
    const others = otherOrders(scan);
    for (const { order: other } of others.slice(tally.right % others.length).slice(0, 1)) {
      const points = reordered(scan, other);
      const x = Float64Array.from(points.x);
      const y = Float64Array.from(points.y);
      const spoiled = await check({ ...given, x, y }, fit);
      const { verdict, reason, order: named } = order(spoiled);
      tally.wrong += 1;
      if (verdict === 'in-order') errors.push(`${title}: ${JSON.stringify(other)} called in order`);
      if (reason === 'same-as-axes') tally.leftToAxes += 1;
      if (verdict !== 'contradicted') continue;
      tally.found += 1;
      if (JSON.stringify(named) !== JSON.stringify(other))
        errors.push(`${title}: ${JSON.stringify(named)} for ${JSON.stringify(other)}`);
    }
  }
  return { tally, errors };
}

const inWords = ({ right, inOrder, wrong, found, leftToAxes }: Tally): string =>
  `none of ${right} right scans accused, ${inOrder} called in order; of ${wrong} in another order ${found} found, ${leftToAxes} the same as mirrored`;

const SIZES = [
  [64, [36]],
  [128, [20]],
] as const;

it.each(ALL ? SIZES : SIZES.slice(0, 1))(
  'by predictions at %s px',
  async (side, counts) => {
    const { tally, errors } = await tallyOf(scans(randomNumbers(seed + side), side, counts), false);
    console.log(`seed ${seed}, predictions at ${side} px: ${inWords(tally)}`);
    expect(errors).toEqual([]);
    expect((tally.found + tally.leftToAxes) / tally.wrong).toBeGreaterThanOrEqual(0.9);
    expect(tally.inOrder / tally.right).toBeGreaterThanOrEqual(0.9);
  },
  600_000,
);

it('by fits, without an object', async () => {
  const { tally, errors } = await tallyOf(
    scans(randomNumbers(seed), 32, ALL ? [16, 80] : [16]),
    true,
  );
  console.log(`seed ${seed}, fits at 32 px: ${inWords(tally)}`);
  expect(errors).toEqual([]);
  expect((tally.found + tally.leftToAxes) / tally.wrong).toBeGreaterThanOrEqual(0.85);
}, 600_000);

it('a raster from its end is one that is mirrored: the check of the axes says so', async () => {
  const uniform = randomNumbers(seed);
  const scan = scanAt(onObject(PATHS.raster(49), 3.2, 32), uniform, 32, () => 1e6);
  const { x, y } = reordered(scan, REVERSED);
  const spoiled = { ...scan, x: Float64Array.from(x), y: Float64Array.from(y) };
  for (const one of [spoiled, { ...spoiled, object: null }]) {
    const checks = await check(one, one.object === null);
    expect(accused(checks).map(({ id }) => id)).toEqual(['flip-both']);
    expect(order(checks)).toMatchObject({ verdict: 'cannot-tell', reason: 'same-as-axes' });
  }
});

it('compares few patterns in no order', async () => {
  const scan = scanAt(onObject(PATHS.spiral(7), 4, 32), randomNumbers(seed), 32, () => 1e6);
  for (const object of [scan.object, null])
    expect(order(await check({ ...scan, object }, true))).toMatchObject({
      verdict: 'cannot-tell',
      reason: 'few-patterns',
    });
});

it('finds rows, and no rows where there are none', () => {
  const uniform = randomNumbers(seed);
  for (const [name, path] of Object.entries(PATHS))
    for (const count of [25, 60, 400, 10_000]) {
      const rows = otherOrders(shaken(path(count, uniform), 0.25, uniform)).flatMap(
        ({ order: one }) => (one.reversed === 'rows' ? one.columns : []),
      );
      const isInRows = name === 'raster' || name === 'snake';
      expect(rows, `${name} of ${count}`).toEqual(isInRows ? [rowOf(count), rowOf(count)] : []);
    }
});

it('fits patterns that have the same positions in every order', () => {
  const uniform = randomNumbers(seed);
  for (const [name, path] of Object.entries(PATHS))
    for (const count of [30, 60, 200, 900]) {
      const points = onObject(path(count, uniform), 5, 64);
      const orders = otherOrders(points).map(({ order: one }) => one);
      const { indices, held } = fitWindow(points, orders, 60);
      const isInRows = name === 'raster' || name === 'snake';
      // Neighbours of a long scan at random, or of a long Fermat spiral, are far apart once it is reversed.
      const isLong = count > 60 && (name === 'random' || name === 'Fermat');
      const least = isInRows ? 2 : isLong ? 0 : 1;
      expect(held.length, `${name} of ${count}`).toBeGreaterThanOrEqual(least);
      expect(indices.length).toBeGreaterThanOrEqual(0.8 * Math.min(count, 60));
      for (const one of held) {
        const places = placesIn(one, count);
        const moved = indices.map((at) => places[at] ?? -1).sort((a, b) => a - b);
        expect(moved).toEqual(indices);
      }
    }
});
