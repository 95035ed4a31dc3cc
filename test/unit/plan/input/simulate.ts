/** Simulated scans, each another one, for the checks of the network's input. */
import { poisson } from '../../../../build/example/scene.mjs';
import type { Field, InputSource } from '../../../../shared/plan/input/field';
import { Predictor } from '../../../../shared/plan/input/predict';

export { randomOf as randomNumbers } from '../../../../build/random.mjs';

export interface Scan {
  readonly side: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly patterns: readonly Float32Array[];
  readonly probe: Field;
  readonly object: Field | null;
}

export const sourceOf = ({ side, x, y, patterns, probe, object }: Scan): InputSource => ({
  count: patterns.length,
  side,
  pattern: (index) => Promise.resolve(patterns[index] ?? []),
  positions: { x, y },
  probe,
  object,
});

type Uniform = () => number;

const between = (uniform: Uniform, low: number, high: number) => low + (high - low) * uniform();

function field(
  rows: number,
  columns: number,
  at: (x: number, y: number) => readonly [amplitude: number, phase: number],
): Field {
  const data = new Float64Array(2 * rows * columns);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const [amplitude, phase] = at(x, y);
      data[2 * (y * columns + x)] = amplitude * Math.cos(phase);
      data[2 * (y * columns + x) + 1] = amplitude * Math.sin(phase);
    }
  return { rows, columns, data };
}

/** Discs of random place, size and depth: nothing in it is symmetric. */
function randomObject(rows: number, columns: number, uniform: Uniform): Field {
  const depth = between(uniform, 0.25, 1.5);
  const discs = Array.from({ length: Math.ceil((rows * columns) / 60) }, () => ({
    x: uniform() * columns,
    y: uniform() * rows,
    r: between(uniform, 1.5, 7),
    phase: depth * between(uniform, -1, 1),
    loss: between(uniform, 0, 0.15) * depth,
  }));
  const amplitudes = new Float64Array(rows * columns).fill(1);
  const phases = new Float64Array(rows * columns);
  for (const disc of discs) {
    // Beyond it, it changes nothing.
    const reach = disc.r + 0.5;
    const [top, bottom] = [
      Math.max(0, Math.ceil(disc.y - reach)),
      Math.min(rows - 1, disc.y + reach),
    ];
    const [left, right] = [
      Math.max(0, Math.ceil(disc.x - reach)),
      Math.min(columns - 1, disc.x + reach),
    ];
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) {
        const at = y * columns + x;
        const inside = Math.min(1, Math.max(0, disc.r - Math.hypot(x - disc.x, y - disc.y) + 0.5));
        amplitudes[at] = (amplitudes[at] ?? 1) * (1 - disc.loss * inside);
        phases[at] = (phases[at] ?? 0) + disc.phase * inside;
      }
  }
  return field(rows, columns, (x, y) => [
    amplitudes[y * columns + x] ?? 1,
    phases[y * columns + x] ?? 0,
  ]);
}

/** A Gaussian, astigmatic beam with a curved wave front. */
function randomProbe(side: number, uniform: Uniform): Field {
  const sigma = side * between(uniform, 0.1, 0.16);
  const [curveX, curveY] = [between(uniform, 0.2, 1.2), between(uniform, 0.2, 1.2)];
  const ratio = between(uniform, 0.8, 1.25);
  return field(side, side, (column, row) => {
    const [x, y] = [(column - side / 2) / sigma, ((row - side / 2) / sigma) * ratio];
    return [Math.exp(-(x * x + y * y) / 2), curveX * x * x + curveY * y * y];
  });
}

/** A scan of 40 to 64 patterns, as a file for PtychoPINN holds it: amplitudes, zero frequency in the middle, pixels. */
export function randomScan(uniform: Uniform, side = 32): Scan {
  const count = 40 + Math.floor(uniform() * 25);
  const step = side * between(uniform, 0.06, 0.16);
  const across = Math.ceil(Math.sqrt(count) * between(uniform, 0.8, 1.25));
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    x[at] = side / 2 + 4 + ((at % across) + between(uniform, -0.3, 0.3) + 0.3) * step;
    y[at] = side / 2 + 4 + (Math.floor(at / across) + between(uniform, -0.3, 0.3) + 0.3) * step;
  }
  return scanAt({ x, y }, uniform, side, () => 10 ** between(uniform, 4, 8));
}

/** What a random object and probe give at positions in pixels, of which the least is half a side. @param photonsIn a pattern; infinite: no noise */
export function scanAt(
  { x, y }: Pick<Scan, 'x' | 'y'>,
  uniform: Uniform,
  side: number,
  photonsIn: () => number,
): Scan {
  const extent = (values: Float64Array) => Math.ceil(Math.max(...values) + side / 2 + 4);
  const object = randomObject(extent(y), extent(x), uniform);
  const probe = randomProbe(side, uniform);
  const predictor = new Predictor(probe, object);
  const photons = photonsIn();
  // Scaled as some programs do, so that counts do not show, or in photons.
  const scale = uniform() < 0.5 ? 1 : between(uniform, 0.01, 0.9);
  const patterns = Array.from(x, (_, at) => {
    const pattern = new Float32Array(side * side);
    predictor.predict(x[at] ?? 0, y[at] ?? 0, pattern);
    if (!Number.isFinite(photons)) return pattern.map((value) => scale * value);
    const total = pattern.reduce((sum, value) => sum + value * value, 0);
    return pattern.map(
      (value) => scale * Math.sqrt(poisson((value * value * photons) / total, uniform)),
    );
  });
  return { side, x, y, patterns, probe, object };
}
