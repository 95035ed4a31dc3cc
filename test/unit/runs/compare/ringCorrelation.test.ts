/** The ring correlation against numpy's transform and sums, and what it says of images that are known. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Field,
  halfBit,
  ringCorrelation,
} from '../../../../shared/runs/compare/ringCorrelation';
import { PYTHON } from '../../../python';
import { randomNumbers } from '../../plan/input/simulate';

const CORRELATION = `
import json, sys, numpy as np
rows, columns, top, left, side = map(int, sys.argv[1:])
both = np.frombuffer(sys.stdin.buffer.read()).reshape(2, rows, columns)
one, other = both[:, top:top + side, left:left + side]
measured = np.isfinite(one) & np.isfinite(other) & (one != 0) & (other != 0)
window = np.hanning(side + 1)[:-1]
def transform(image):
    image = np.where(measured, image - image[measured].mean(), 0)
    return np.fft.fft2(image * np.outer(window, window))
f, g = transform(one), transform(other)
u = np.fft.fftfreq(side) * side
rings = np.floor(np.hypot(*np.meshgrid(u, u)) + 0.5).astype(int).ravel()
total = lambda values: np.bincount(rings, values.ravel())[1:side // 2 + 1]
n = np.bincount(rings)[1:side // 2 + 1]
json.dump({
    "correlation": (total((f * g.conj()).real) / np.sqrt(total(abs(f) ** 2) * total(abs(g) ** 2))).tolist(),
    "threshold": ((0.2071 + 1.9102 / np.sqrt(n)) / (1.2071 + 0.9102 / np.sqrt(n))).tolist(),
}, sys.stdout)
`;
const truthSchema = z.object({ correlation: z.array(z.number()), threshold: z.array(z.number()) });

interface Place {
  readonly top: number;
  readonly left: number;
  readonly side: number;
}

function numpyCorrelation(one: Image, other: Image, { top, left, side }: Place) {
  const input = new Float64Array([...one.values, ...other.values]);
  const places = [one.height, one.width, top, left, side].map(String);
  return truthSchema.parse(
    JSON.parse(
      execFileSync(PYTHON, ['-c', CORRELATION, ...places], {
        input: Buffer.from(input.buffer),
        encoding: 'utf8',
      }),
    ),
  );
}

function equal(found: readonly (number | null)[], truth: readonly number[]): void {
  expect(found).toHaveLength(truth.length);
  for (const [at, value] of found.entries()) expect(value).toBeCloseTo(truth[at] ?? 9, 10);
}

interface Image extends Field {
  readonly values: Float64Array;
}

/** Detail of every size, the coarse the strongest, with noise of its own. */
function image(width: number, height: number, seed: number, noise: number): Image {
  const [common, own] = [randomNumbers(7), randomNumbers(seed)];
  const values = new Float64Array(width * height);
  for (let wave = 1; wave < 40; wave++) {
    const [u, v, phase] = [common() * wave, common() * wave, common() * 7];
    for (let at = 0; at < values.length; at++) {
      const [x, y] = [at % width, Math.floor(at / width)];
      values[at] = (values[at] ?? 0) + Math.cos((u * x + v * y) / 12 + phase) / wave;
    }
  }
  return { width, height, values: values.map((value) => value + 3 + noise * (own() - 0.5)) };
}

it.each([
  ['square', 64, 64, { top: 0, left: 0, side: 64 }],
  ['wide', 90, 45, { top: 0, left: 22, side: 45 }],
  ['high', 31, 50, { top: 9, left: 0, side: 31 }],
] as const)('of a %s image is numpy’s, ring by ring', (_what, width, height, place) => {
  const [one, other] = [image(width, height, 1, 0.4), image(width, height, 2, 0.4)];
  const found = ringCorrelation(one, other);
  const truth = numpyCorrelation(one, other, place);
  expect(found.side).toBe(place.side);
  equal(found.correlation, truth.correlation);
  equal(found.threshold, truth.threshold);
});

it('leaves out what one of them did not measure, and is cut to what both did', () => {
  const [one, other] = [image(70, 60, 1, 0.4), image(70, 60, 2, 0.4)];
  for (const { values } of [one, other])
    for (let at = 0; at < values.length; at++)
      // A border around the scan, as PtychoPINN leaves it.
      if (at % 70 < 5 || at % 70 >= 62 || at < 70 * 4) values[at] = 0;
  one.values[70 * 20 + 30] = Number.NaN;
  other.values[70 * 21 + 31] = 0;
  const found = ringCorrelation(one, other);
  const truth = numpyCorrelation(one, other, { top: 4, left: 5, side: 56 });
  expect(found.side).toBe(56);
  equal(found.correlation, truth.correlation);
});

it('is 1 for equal images, whatever their contrast and offset, and never below the threshold then', () => {
  const one = image(48, 48, 1, 0.2);
  const other = { ...one, values: one.values.map((value) => 5 + 3 * value) };
  const found = ringCorrelation(one, other);
  for (const value of found.correlation) expect(value).toBeCloseTo(1, 10);
  expect(found.above).toEqual({ from: 1 / 48, to: null });
});

it('falls below the threshold sooner the more noise there is', () => {
  const cutoff = (noise: number) =>
    ringCorrelation(image(96, 96, 1, noise), image(96, 96, 2, noise)).above?.to ?? 0.5;
  expect(cutoff(0.1)).toBeGreaterThan(cutoff(1));
  expect(cutoff(1)).toBeGreaterThan(cutoff(6));
});

it('is above the threshold nowhere for images that have nothing in common', () => {
  const [one, other] = [randomNumbers(1), randomNumbers(2)];
  const noise = (uniform: () => number): Field => ({
    ...{ width: 64, height: 64 },
    values: Float64Array.from({ length: 64 * 64 }, () => 1 + uniform()),
  });
  const { above } = ringCorrelation(noise(one), noise(other));
  expect(above === null || (above.to ?? 0.5) - above.from < 0.05).toBe(true);
});

it('counts from the first ring that is above the threshold, where coarse detail differs', () => {
  const one = image(64, 64, 1, 0.1);
  const values = one.values.map(
    (value, at) => value - 8 * Math.cos((2 * Math.PI * (at % 64)) / 64),
  );
  const { above, correlation, threshold } = ringCorrelation(one, { ...one, values });
  expect(correlation[0]).toBeLessThan(threshold[0] ?? 0);
  expect(above?.from).toBeGreaterThan(1 / 64);
  expect(above?.to).toBeNull();
});

it('gives frequencies up to half a cycle per pixel', () => {
  const { frequency } = ringCorrelation(image(32, 32, 1, 0), image(32, 32, 2, 0));
  expect([frequency[0], frequency.at(-1)]).toEqual([1 / 32, 0.5]);
});

it('has a threshold that many pixels bring to the one of half a bit', () => {
  expect(halfBit(1e12)).toBeCloseTo(0.2071 / 1.2071, 5);
  expect(halfBit(1)).toBeCloseTo(1, 4);
});

it('is refused for images of different sizes, and where little is common to both', () => {
  expect(() => ringCorrelation(image(32, 32, 1, 0), image(32, 33, 1, 0))).toThrow(
    /32×32 and 33×32/,
  );
  const empty = { width: 32, height: 32, values: new Float64Array(1024) };
  expect(() => ringCorrelation(empty, image(32, 32, 1, 0))).toThrow(/0×0/);
});
