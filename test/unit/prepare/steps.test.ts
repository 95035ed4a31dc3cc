/** Each step beside numpy: the Python copy of a recipe is numpy's own functions. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { STEPS } from '../../../shared/prepare/steps';
import { runPython } from '../../python';
import { difference, folder, prepareFiles, preparePython, recipe } from './prepared';
import { sourcesWorker } from './sourcesWorker';

const { worker } = sourcesWorker();
const file = path.join(folder(), 'arrays.npz');

/** 12 patterns of 20 × 20 counts with what detectors write for bad pixels, and everything that steps refer to. */
const MAKE = `
import sys, numpy as np
rng = np.random.default_rng(1)
y, x = np.mgrid[:20, :20]
beam = 400 * np.exp(-((y - 14) ** 2 + (x - 5) ** 2) / 18)
counts = rng.poisson(beam + 1, (12, 20, 20))
u16 = counts.astype(np.uint16); u16[3, 4, 5] = 65535
i32 = counts.astype(np.int32); i32[2, 1, 1] = -1
f32 = counts.astype(np.float32) * np.float32(0.7); f32[1, 2, 3] = np.nan; f32[1, 2, 4] = np.inf
phase = np.exp(1j * rng.uniform(0, 6, (20, 20)))
probe = np.exp(-((y - 10) ** 2 + (x - 9) ** 2) / 30) * phase
np.savez(sys.argv[1], u16=u16, i32=i32, f32=f32, f64=f32.astype('>f8')[:, ::-1], grid=u16.reshape(3, 4, 20, 20), last=np.moveaxis(u16, 0, -1),
         one=u16[None, :, None], amplitude=np.sqrt(f32[4:]), mask=(rng.random((20, 20)) < 0.05), masks=(rng.random((12, 20, 20)) < 0.9).astype(np.float32), empty=np.zeros((0, 0)),
         dark=rng.poisson(2, (20, 20)), darks=rng.poisson(2, (5, 20, 20)), gain=rng.choice([0.0, 0.9, 1.1], (20, 20)),
         probe=probe.astype(np.complex64), modes=np.stack([probe, probe * 2])[None].astype(np.complex128), small=probe[5:15, 5:15], real=np.abs(probe),
         x=rng.uniform(0, 30, 12), y=rng.uniform(-5, 40, 12), xy=rng.uniform(0, 30, (12, 2)).astype(np.float32), fast=np.arange(4) * 5.0, slow=np.arange(3) * 4.0,
         more=rng.uniform(0, 1, 12), kinds=np.array([2, 0, 0, 1, 0, 0, 3, 0, 0, 2, 0, 0]), numbers=np.array([5, 3, 8, 1, 0, 2, 9, 7, 6, 4, 11, 20]), places=np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 20, 13]), centre=np.array([14.0, 5.4]))
`;

beforeAll(() => {
  runPython(['-c', MAKE, file]);
});

interface Parts {
  readonly array?: string;
  readonly quantity?: string;
  readonly patterns?: string;
  readonly probe?: string;
  readonly x?: string;
  readonly y?: string;
  readonly more?: string;
}

const yamlOf = ({
  array = 'u16',
  quantity = 'intensity',
  patterns = '',
  probe = '{array: probe}',
  x = '{array: x, steps: [unit: {from: px}, place]}',
  y = '{array: y, steps: [unit: {from: px}, place]}',
  more = '',
}: Parts): string =>
  `patterns: {array: ${array}, quantity: ${quantity}, steps: [${patterns}]}\nprobe: ${probe}\nx: ${x}\ny: ${y}\n${more}`;

const GEOMETRY = 'geometry: {energy: 8.8 keV, distance: 1.5 m, detector_pixel: 75 um}';

const CASES: readonly (readonly [title: string, parts: Parts])[] = [
  ['squeeze', { array: 'one', patterns: 'squeeze' }],
  ['reshape', { array: 'grid', patterns: 'reshape: {shape: [-1, 20, 20]}' }],
  ['transpose', { array: 'last', patterns: 'transpose: {axes: [2, 1, 0]}' }],
  [
    'take',
    {
      array: 'one',
      patterns: 'take: {axis: 0, index: 0}, squeeze',
      probe: '{array: modes, steps: [take: {axis: 0, index: 0}, take: {axis: 0, index: 1}]}',
    },
  ],
  [
    'select',
    {
      patterns: 'select: {from: 2, to: 11, every: 3}',
      x: '{array: x, steps: [select: {from: 2, to: 11, every: 3}, place]}',
      y: '{array: y, steps: [select: {from: 2, to: 11, every: 3}, place]}',
    },
  ],
  [
    'keep, with positions of all frames, and the mean of those of another kind',
    {
      patterns:
        'select: {from: 1}, keep: {array: kinds}, bad: {mask: masks, good: positive}, dark: {array: u16, where: {array: kinds, is: 2}}, amplitude',
      x: '{array: x, steps: [select: {from: 1}]}',
      y: '{array: y, steps: [select: {from: 1}]}',
    },
  ],
  [
    'keep, with positions of the patterns alone',
    {
      patterns: 'keep: {array: kinds, is: 2}, amplitude',
      x: '{array: x, steps: [select: {to: 2}]}',
      y: '{array: y, steps: [select: {to: 2}]}',
    },
  ],
  [
    'keep, matched by number',
    {
      patterns: 'keep: {array: kinds}, index: {array: numbers}',
      x: '{array: x, steps: [index: {array: places}]}',
    },
  ],
  [
    'select without some, with a mask a frame',
    {
      patterns: 'select: {from: 1, leave_out: [3, 4]}, bad: {mask: masks, good: positive}',
      x: '{array: x, steps: [select: {from: 1, leave_out: [3, 4]}]}',
      y: '{array: y, steps: [select: {from: 1, leave_out: [3, 4]}]}',
    },
  ],
  [
    'index of both',
    { patterns: 'index: {array: numbers}', x: '{array: x, steps: [index: {array: places}]}' },
  ],
  [
    'index of the patterns alone',
    { patterns: 'index: {array: numbers}, bad: {mask: masks, good: positive}' },
  ],
  [
    'index of the positions alone, and frames of the file',
    { patterns: 'select: {from: 4}', y: '{array: y, steps: [index: {array: places}]}' },
  ],
  ['add', { x: '{array: x, steps: [add: {array: more}, place]}' }],
  [
    'grid',
    {
      x: '{array: fast, steps: [grid: {rows: 3, columns: 4, axis: fast}, place]}',
      y: '{array: slow, steps: [grid: {rows: 3, columns: 4, axis: slow}, place]}',
    },
  ],
  [
    'a raster',
    {
      x: '{made: raster, axis: fast, rows: 3, columns: 4, step: 80 nm, steps: [unit: {from: nm}, place]}',
      y: '{made: raster, axis: slow, rows: 3, columns: 4, step: 0.1 um, steps: [unit: {from: um}, place]}',
      more: GEOMETRY,
    },
  ],
  ['bad: maximum', { patterns: 'bad' }],
  ['bad: negative', { array: 'i32', patterns: 'bad: {mask: mask}' }],
  ['bad: NaN and infinity', { array: 'f32', patterns: 'bad: {mask: empty}' }],
  ['dark', { patterns: 'dark: {array: darks}, dark: {array: dark}, dark: {value: 1}, amplitude' }],
  ['gain', { patterns: 'gain: {array: gain}, gain: {value: 2}' }],
  ['fftshift', { patterns: 'fftshift', probe: '{array: probe, steps: [fftshift]}' }],
  ['fftshift of an odd size', { patterns: 'crop: {size: 15}, fftshift' }],
  ['centre by mass', { patterns: 'dark: {value: 1}, centre: {at: mass}' }],
  ['centre as given', { patterns: 'centre: {at: [14, 5]}' }],
  [
    'centre of the file',
    {
      patterns:
        'centre: {at: {row: {path: centre, unit: px}, column: {path: centre, unit: px, index: 1}}}',
    },
  ],
  ['crop', { patterns: 'crop: {size: 12}' }],
  ['crop about a place near the edge', { patterns: 'crop: {size: 12, at: [16, 5]}' }],
  ['crop about the centre of mass', { patterns: 'crop: {size: 10, at: mass}' }],
  ['pad', { patterns: 'pad: {size: 27}' }],
  ['pad of an odd size', { patterns: 'crop: {size: 9}, pad: {size: 16}' }],
  ['bin', { array: 'i32', patterns: 'bad, bin: {factor: 2}, amplitude' }],
  [
    'bin of amplitudes',
    {
      array: 'amplitude',
      quantity: 'amplitude',
      patterns: 'bin: {factor: 4}',
      x: '{array: x, steps: [select: {from: 4}]}',
      y: '{array: y, steps: [select: {from: 4}]}',
    },
  ],
  ['crop, bin and size', { patterns: 'crop: {size: 16}, bin: {factor: 2}', more: 'size: 6' }],
  [
    'a probe that joins late',
    { patterns: 'crop: {size: 10}, bin: {factor: 2}', probe: '{array: small}' },
  ],
  ['size that pads', { more: 'size: 32' }],
  [
    'scale',
    {
      patterns: 'scale: {factor: 0.5}',
      probe: '{array: real, steps: [scale: {factor: 3}]}',
      x: '{array: x, steps: [scale: {factor: 2}]}',
    },
  ],
  ['amplitude and square', { array: 'i32', patterns: 'amplitude, square' }],
  [
    'flip of rows',
    { patterns: 'flip: {axis: rows}', probe: '{array: probe, steps: [flip: {axis: columns}]}' },
  ],
  ['flip of an odd size', { patterns: 'crop: {size: 11}, flip: {axis: columns}' }],
  ['swap', { patterns: 'swap' }],
  ['conjugate', { probe: '{array: probe, steps: [conjugate, swap]}' }],
  [
    'unit',
    {
      x: '{array: x, steps: [scale: {factor: 1.0e-7}, unit: {from: m}]}',
      y: '{array: y, steps: [scale: {factor: 100}, unit: {from: nm}]}',
      more: GEOMETRY,
    },
  ],
  [
    'unit of cropped patterns',
    { patterns: 'crop: {size: 10}', x: '{array: x, steps: [unit: {from: px}, negate, place]}' },
  ],
  [
    'negate and offset',
    {
      x: '{array: x, steps: [negate, offset: {px: 40.5}]}',
      y: '{array: y, steps: [offset: {px: half}]}',
    },
  ],
  [
    'reverse',
    { x: '{array: x, steps: [reverse, place]}', y: '{array: y, steps: [place, reverse]}' },
  ],
  [
    'snake with a short last row',
    {
      x: '{array: x, steps: [snake: {columns: 5}, place]}',
      y: '{array: y, steps: [place, snake: {columns: 5, from: 0}]}',
    },
  ],
  [
    'a raster that was a snake',
    {
      x: '{made: raster, axis: fast, rows: 3, columns: 4, step: 80 nm, steps: [unit: {from: nm}, snake: {columns: 4}, place]}',
      y: '{made: raster, axis: slow, rows: 3, columns: 4, step: 80 nm, steps: [unit: {from: nm}, place]}',
      more: GEOMETRY,
    },
  ],
  [
    'reverse of the positions that belong to patterns',
    {
      patterns: 'index: {array: numbers}',
      x: '{array: x, steps: [index: {array: places}, reverse]}',
      y: '{array: y, steps: [reverse]}',
    },
  ],
  ['dtype', { array: 'f32', patterns: 'bad, amplitude, dtype: {to: float64}' }],
  ['another byte order', { array: 'f64', patterns: 'bad, amplitude' }],
  [
    'columns',
    {
      x: '{array: xy, steps: [take: {axis: -1, index: 1}]}',
      y: '{array: xy, steps: [take: {axis: 1, index: 0}]}',
    },
  ],
  [
    'a probe with a pixel of its own',
    { probe: '{array: small, pixel: 120 nm}', patterns: 'swap', more: GEOMETRY },
  ],
  [
    'an object of the file',
    { more: 'object: {array: modes, steps: [squeeze, take: {axis: 0, index: 0}]}' },
  ],
  ['a Gaussian probe', { probe: '{made: gaussian, diameter: 6 px}' }],
  [
    'a Gaussian probe out of focus',
    { probe: '{made: gaussian, diameter: 0.9 um, defocus: 1 mm}', more: GEOMETRY },
  ],
  [
    'a disk',
    { probe: '{made: disk, diameter: 0.9 um, defocus: 2 mm, steps: [conjugate]}', more: GEOMETRY },
  ],
  [
    'a Fresnel zone plate',
    {
      probe:
        '{made: zone-plate, diameter: 160 um, outer_zone: 70 nm, beam_stop: 60 um, defocus: 0.1 mm}',
      more: GEOMETRY,
    },
  ],
  ['the mean pattern as a probe', { patterns: 'amplitude', probe: '{made: mean-pattern}' }],
  [
    'a reciprocal pixel',
    { x: '{array: x, steps: [unit: {from: A}]}', more: 'geometry: {reciprocal_pixel: 0.02 1/A}' },
  ],
  [
    'a pixel of the object, and one along y',
    {
      patterns: 'bin: {factor: 2}',
      x: '{array: x, steps: [unit: {from: nm}]}',
      y: '{array: y, steps: [unit: {from: nm}]}',
      more: 'geometry: {pixel: 4 nm, pixel_y: 5 nm}',
    },
  ],
];

describe('a step does what numpy does', () => {
  it.each(CASES)('%s', async (_, parts) => {
    const given = recipe(yamlOf(parts));
    const { output } = await prepareFiles(worker, [file], given, { compress: false });
    const found = difference(output, preparePython([file], given));
    for (const [name, value] of Object.entries(found))
      expect({ name, value }).toEqual({ name, value: expect.closeTo(0, 5) });
  });

  it('is tried for every step', () => {
    const tried = CASES.map(([, { patterns = '', probe = '', x = '', y = '' }]) =>
      [patterns, probe, x, y].join(' '),
    );
    const without = STEPS.filter(
      ({ id }) => !tried.some((text) => new RegExp(`\\b${id}\\b`).test(text)),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});
