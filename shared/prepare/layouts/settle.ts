/** What names and shapes leave open, and values tell: counts or amplitudes, FFT order, the unit of positions without one. */
import { shifted } from '../../plan/input/field';
import { meanPattern } from '../../plan/input/similarity';
import { centralShare, quantityByCounts } from '../../plan/input/statistics';
import { counted } from '../../values/counted';
import type { SourceValues } from '../source';
import type { FileView } from './fileView';
import type { Found, FrameCounts, Mask, Patterns, Positions, ReadValues } from './layout';

/** Patterns that are looked at. */
const SAMPLED = 8;
/** A scan is never this wide in metres, nor this narrow in µm or pixels: 1 cm. */
const METRES = 0.01;

export async function settled(
  found: readonly Found[],
  views: readonly FileView[],
  read: ReadValues,
): Promise<readonly Found[]> {
  const out: Found[] = [];
  for (const one of found) {
    const patterns = one.patterns && (await settledPatterns(one.patterns, views, read));
    const positions = one.positions && (await settledPositions(one.positions, read));
    const mask = one.mask && (await settledMask(one.mask, views, read));
    out.push({
      ...one,
      patterns: patterns?.patterns,
      positions: positions?.positions,
      mask: mask?.mask,
      evidence: [
        ...one.evidence,
        ...(patterns?.evidence ?? []),
        ...(positions?.evidence ?? []),
        ...(mask?.evidence ?? []),
      ],
    });
  }
  return out;
}

async function settledPatterns(
  patterns: Patterns,
  views: readonly FileView[],
  read: ReadValues,
): Promise<{ readonly patterns: Patterns; readonly evidence: readonly string[] }> {
  const { kinds, kept, evidence } = await settledKinds(patterns, read);
  const isKnown = patterns.quantity !== null && patterns.order !== null;
  if (isKnown && !patterns.dark) return { patterns: { ...patterns, kinds }, evidence };
  const sample = await sampleOf(patterns, kept, views, read);
  const dark = await settledDark(patterns, sample, views, read);
  const known = { ...patterns, kinds, dark: dark.array };
  const quantity = patterns.quantity ?? quantityByCounts(sample);
  const order = patterns.order ?? orderOf(sample, patterns);
  return {
    patterns: { ...known, quantity, order },
    evidence: [
      ...evidence,
      ...dark.evidence,
      ...(patterns.quantity === null && quantity === 'intensity' ? ['whole numbers: counts'] : []),
      ...(patterns.quantity === null && quantity === 'amplitude'
        ? ['squares are whole numbers: amplitudes']
        : []),
      ...(order === 'fft' ? ['the corners are bright: FFT order'] : []),
    ],
  };
}

interface Kinds {
  readonly kinds: Patterns['kinds'];
  /** Frames that are patterns; null: all. */
  readonly kept: readonly number[] | null;
  readonly evidence: readonly string[];
}

const NO_KINDS: Kinds = { kinds: undefined, kept: null, evidence: [] };

/** Where all frames are patterns, or none, the numbers say nothing. */
async function settledKinds({ kinds }: Patterns, read: ReadValues): Promise<Kinds> {
  if (!kinds) return NO_KINDS;
  const { data } = await read(kinds.array.file, kinds.array.path, null);
  const of = (kind: number) => [...data.keys()].filter((frame) => data[frame] === kind);
  const kept = of(0);
  if (kept.length === 0 || kept.length === data.length) return NO_KINDS;
  const [flat = 0, dark = 0] = [1, 2].map((kind) => of(kind).length);
  const counts = {
    patterns: kept.length,
    flat,
    dark,
    invalid: data.length - kept.length - flat - dark,
  };
  return {
    kinds: { array: kinds.array, counts },
    kept,
    evidence: [`\`${kinds.array.path}\`: ${kindWords(counts)}`],
  };
}

/** Dark frames that are averaged to tell. */
const MOST_DARK = 8;
/** Part of the pixels that may be below half of the dark frame where it is still in the patterns. */
const FEW = 0.05;

/** Dark frames are subtracted where they are in the patterns: these have at least as many counts then. */
async function settledDark(
  { dark, quantity }: Patterns,
  sample: readonly Float64Array[],
  views: readonly FileView[],
  read: ReadValues,
): Promise<{ readonly array: Patterns['dark']; readonly evidence: readonly string[] }> {
  const nothing = { array: undefined, evidence: [] };
  const [first] = sample;
  const stored = dark && views[dark.file - 1]?.array(dark.path);
  if (!stored || !first || quantity === 'amplitude') return nothing;
  const { shape, path } = stored;
  const box = shape.map((length, axis) => ({
    start: 0,
    count: shape.length === 3 && axis === 0 ? Math.min(length, MOST_DARK) : length,
  }));
  const { data } = await read(dark.file, path, box);
  const frames = data.length / first.length;
  if (!Number.isInteger(frames)) return nothing;
  let [darker, below] = [0, 0];
  for (let pixel = 0; pixel < first.length; pixel++) {
    let mean = 0;
    for (let at = pixel; at < data.length; at += first.length)
      mean += clean(data[at] ?? 0) / frames;
    if (!(mean > 0)) continue;
    darker += 1;
    const pattern = sample.reduce((sum, one) => sum + (one[pixel] ?? 0), 0) / sample.length;
    if (pattern < mean / 2) below += 1;
  }
  if (darker === 0) return nothing;
  return below <= FEW * darker
    ? { array: dark, evidence: [`\`${path}\`: dark frames, which are in the patterns, too`] }
    : { array: undefined, evidence: [`\`${path}\`: dark frames, not in the patterns`] };
}

const kindWords = ({ patterns, dark, flat, invalid }: FrameCounts): string =>
  [
    [patterns, 'pattern'] as const,
    [dark, 'dark frame'] as const,
    [flat, 'flat field'] as const,
    [invalid, 'invalid frame'] as const,
  ]
    .flatMap(([count, what]) => (count === 0 ? [] : [counted(count, what)]))
    .join(', ');

/** Evenly spaced patterns. */
async function sampleOf(
  { array, rows, columns, frames: all }: Patterns,
  kept: readonly number[] | null,
  views: readonly FileView[],
  read: ReadValues,
): Promise<readonly Float64Array[]> {
  const [stored] = views[array.file - 1]?.all(array.path) ?? [];
  if (!stored) return [];
  const { shape, path } = stored;
  const lead = shape.slice(0, -2);
  const frames = kept?.length ?? lead.reduce((product, n) => product * n, 1);
  const out: Float64Array[] = [];
  if (shape.length === 3 && shape[0] === rows && shape[2] === all && shape[0] !== all) {
    const sides = [rows, columns].map((count) => ({ start: 0, count }));
    return [numbers(await read(array.file, path, [...sides, { start: 0, count: 1 }]))];
  }
  for (let at = 0; at < Math.min(SAMPLED, frames); at++) {
    const which = Math.floor((at * frames) / SAMPLED);
    let rest = kept?.[which] ?? which;
    const box: { start: number; count: number }[] = [];
    for (const n of [...lead].reverse()) {
      box.unshift({ start: rest % n, count: 1 });
      rest = Math.floor(rest / n);
    }
    box.push({ start: 0, count: rows }, { start: 0, count: columns });
    out.push(numbers(await read(array.file, path, box)));
  }
  return out;
}

const numbers = ({ data }: SourceValues): Float64Array => Float64Array.from(data, clean);
/** Bad pixels say nothing. */
const clean = (value: number): number =>
  value > 0 && value !== 0xffff && value !== 0xffffffff && value < Infinity ? value : 0;

function orderOf(sample: readonly Float64Array[], { rows, columns }: Patterns) {
  if (rows !== columns || sample.length === 0) return 'centred';
  const mean = meanPattern(sample);
  const isCorner = centralShare(mean, rows) < 0.25 && centralShare(shifted(mean, rows), rows) > 0.4;
  return isCorner ? 'fft' : 'centred';
}

/** Positions that a format prescribes in metres, and that can be nothing else. */
async function settledPositions(
  positions: Positions,
  read: ReadValues,
): Promise<{ readonly positions: Positions; readonly evidence: readonly string[] }> {
  if (!positions.perhapsMetres || !('array' in positions.x)) return { positions, evidence: [] };
  const { file, path } = positions.x.array;
  const { data, shape } = await read(file, path, null);
  const spans = Array.from({ length: shape[1] ?? 1 }, (_, column) =>
    spanOf(data, column, shape[1] ?? 1),
  );
  const widest = Math.max(...spans);
  if (!(widest > 0 && widest < METRES)) return { positions, evidence: [] };
  return {
    positions: { ...positions, unit: 'm' },
    evidence: [`the scan spans ${widest.toPrecision(2)}: metres`],
  };
}

/** Of a detector most pixels are good: the commoner of 0 and not 0 marks them. */
async function settledMask(
  mask: Mask,
  views: readonly FileView[],
  read: ReadValues,
): Promise<{ readonly mask: Mask; readonly evidence: readonly string[] }> {
  if (mask.good !== null) return { mask, evidence: [] };
  const { file, path } = mask.array;
  const shape = views[file - 1]?.array(path)?.shape ?? [];
  const box = shape.map((length, axis) => ({
    start: 0,
    count: axis < shape.length - 2 ? Math.min(length, 1) : length,
  }));
  const { data } = await read(file, path, box);
  let zeros = 0;
  for (const value of data) if (value === 0) zeros += 1;
  const isZero = zeros * 2 >= data.length;
  return {
    mask: { ...mask, good: isZero ? 'zero' : 'positive' },
    evidence: [`\`${path}\`: most pixels are ${isZero ? '0, which is good' : 'not 0: 0 is bad'}`],
  };
}

function spanOf(data: ArrayLike<number>, first: number, step: number): number {
  let [low, high] = [Infinity, -Infinity];
  for (let at = first; at < data.length; at += step) {
    low = Math.min(low, data[at] ?? low);
    high = Math.max(high, data[at] ?? high);
  }
  return high - low;
}
