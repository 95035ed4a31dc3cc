/** What the viewer computes: where the picture is, the scale bar, profiles, percentiles, the probe and the density. */
import { describe, expect, it } from 'vitest';
import { pixelSize } from '../../../../renderer/pictures/pixelSize';
import { effectiveDiameter, probeContour } from '../../../../renderer/pictures/probe';
import { linearScale } from '../../../../renderer/pictures/scale';
import { densityOf } from '../../../../renderer/pictures/viewer/density';
import {
  fitted,
  pan,
  scaleBar,
  toImage,
  toStage,
  zoomAt,
} from '../../../../renderer/pictures/viewer/geometry';
import { between, cumulative, percentAt } from '../../../../renderer/pictures/viewer/percentiles';
import { middleLine, profileOf } from '../../../../renderer/pictures/viewer/profile';
import type { Picture } from '../../../../shared/dataset/picture';
import { DATASET } from '../../factory/help';

const STAGE = { width: 800, height: 600 };
const picture = (width: number, height: number, bin = 1): Picture => ({
  array: 'a',
  index: 0,
  planes: 1,
  shape: [height * bin, width * bin],
  height,
  width,
  bin,
  values: Float32Array.from({ length: width * height }, (_, i) => i),
  phase: null,
  stats: { min: 0, max: 1, mean: 0, smallestPositive: 1, zeros: 0, negatives: 0, notFinite: 0 },
});

describe('panning and zooming', () => {
  const whole = fitted({ left: 0, top: 0, width: 64, height: 64 }, STAGE);

  it('shows all of a picture first, in the middle', () => {
    expect(toStage(whole, { x: 32, y: 32 }, STAGE)).toEqual({ x: 400, y: 300 });
    expect(toStage(whole, { x: 0, y: 0 }, STAGE).y).toBeGreaterThanOrEqual(0);
  });

  it('keeps the point under the pointer', () => {
    const at = { x: 123, y: 456 };
    const before = toImage(whole, at, STAGE);
    const after = toImage(zoomAt(whole, 3, at, STAGE, 0.1), at, STAGE);
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  it('moves the picture with the pointer', () => {
    const moved = pan(whole, 10, -20);
    expect(toStage(moved, { x: 32, y: 32 }, STAGE)).toEqual({ x: 410, y: 280 });
  });
});

it.each([
  [1, null, '100 px', 100],
  [12, null, '10 px', 10],
  [64, null, '2 px', 2],
  [2, 10e-9, '500 nm', 50],
  [0.5, 20e-9, '5 µm', 250],
])('the scale bar at zoom %s with pixels of %s m is %s', (zoom, metres, text, length) => {
  const bar = scaleBar(zoom, metres);
  expect(bar.text).toBe(text);
  expect(bar.length).toBeCloseTo(length, 6);
});

describe('a profile', () => {
  it('reads each pixel on a row, in pixels of the file', () => {
    const plane = picture(4, 3, 2);
    const samples = profileOf(plane, plane.values, middleLine(plane));
    expect(samples.map(({ value }) => value)).toEqual([4, 5, 6, 6, 7].slice(0, samples.length));
    expect(samples.at(-1)?.at).toBeCloseTo(7, 6);
  });

  it('has no value outside the picture', () => {
    const plane = picture(4, 4);
    const samples = profileOf(plane, plane.values, {
      from: { x: 2.5, y: 0.5 },
      to: { x: 5.5, y: 0.5 },
    });
    expect(samples.map(({ value }) => value)).toEqual([2, 3, Number.NaN, Number.NaN]);
  });
});

it('percentiles say how many values are below a colour, and find the place of a percentage', () => {
  const values = Float32Array.from({ length: 1000 }, (_, i) => i);
  const below = cumulative([...values, Number.NaN], linearScale({ min: 0, max: 999 }));
  expect(percentAt(below, 0.5)).toBeCloseTo(50, 0);
  const [from, to] = between(below, 1, 99);
  expect(from).toBeCloseTo(0.01, 2);
  expect(to).toBeCloseTo(0.99, 2);
});

describe('the probe', () => {
  const disk = (radius: number, bin = 1): Picture => {
    const plane = picture(64, 64, bin);
    const inside = (i: number) => Math.hypot((i % 64) - 31.5, Math.floor(i / 64) - 31.5) < radius;
    return { ...plane, values: plane.values.map((_, i) => (inside(i) ? 3 : 0)) };
  };

  it('has the diameter of a disk of its area', () => {
    expect(effectiveDiameter(disk(10))).toBeCloseTo(20, 0);
    expect(effectiveDiameter(disk(10, 2))).toBeCloseTo(40, 0);
    expect(effectiveDiameter(disk(0))).toBeNull();
  });

  it('has a contour around it, from its centre', () => {
    const contour = probeContour(disk(10));
    const radii = Array.from({ length: contour.length / 2 }, (_, i) =>
      Math.hypot(contour[2 * i] ?? 0, contour[2 * i + 1] ?? 0),
    );
    expect(Math.min(...radii)).toBeGreaterThan(9);
    expect(Math.max(...radii)).toBeLessThan(11.5);
    expect(probeContour(disk(0))).toHaveLength(0);
  });
});

it('density counts each position once', () => {
  const positions = {
    count: 5,
    x: Float64Array.of(0, 1, 9, 10, Number.NaN),
    y: Float64Array.of(0, 1, 9, 10, 3),
    medianStep: 2.5,
  };
  const density = densityOf(positions, { left: 0, top: 0, width: 10, height: 10 });
  expect([density.width, density.height, density.cell]).toEqual([2, 2, 5]);
  expect([...density.values]).toEqual([2, 0, 0, 2]);
});

it.each([
  [{ physics_parameters: { object_pixel_size: 1.2e-8 } }, 1.2e-8],
  [{ pixel_size: 12 }, null],
  [{ nphotons: 1e9 }, null],
])('the size of a pixel in %j is %s m', (value, size) => {
  expect(pixelSize({ ...DATASET, metadata: { status: 'ok', value } })).toBe(size);
});
