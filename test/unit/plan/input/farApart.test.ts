/** Positions in a unit that is a million times too small are said to be too far apart, and need no memory for an object. */
import { expect, it } from 'vitest';
import { fitChecks } from '../../../../shared/plan/input/fitChecks';

const side = 8;
const places = Array.from({ length: 12 }, (_, at) => at);
const probe = { rows: side, columns: side, data: new Float64Array(2 * side * side).fill(1) };
const patterns = places.map((at) => new Float32Array(side * side).fill(at + 1));

it.each([
  [1e6, ['far-apart']],
  [2, []],
])('steps of %s px', async (step, reasons) => {
  const positions = {
    x: Float64Array.from(places, (at) => (at % 4) * step),
    y: Float64Array.from(places, (at) => Math.floor(at / 4) * step),
  };
  const checks = await fitChecks(
    { measured: patterns, indices: places, positions, probe, orders: [] },
    { checkpoint: () => {} },
  );
  const told = [...new Set(checks.map(({ reason }) => reason))].filter(
    (one) => one === 'far-apart',
  );
  expect(told).toEqual(reasons);
});
