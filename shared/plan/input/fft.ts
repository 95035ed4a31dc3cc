/**
 * Two-dimensional Fourier transform of square fields of any side: radix 2 for powers of two, Bluestein's algorithm for
 * other sides. The packages for it know powers of two only, or are not maintained.
 */

/** Transforms of fields with `side` × `side` complex numbers (interleaved, row by row), in place, zero frequency first. */
export interface Fourier {
  readonly side: number;
  /** Σ f·exp(−2πi(ux + vy)/side), not scaled, as `numpy.fft.fft2`. */
  forward(field: Float64Array): void;
  /** The inverse, divided by the number of pixels, as `numpy.fft.ifft2`. */
  inverse(field: Float64Array): void;
}

/** Transforms lines of complex numbers, interleaved, in place. */
interface LineTransform {
  /** One line that begins at `from`. */
  line(values: Float64Array, from: number): void;
  /** All columns of a field at once; missing where each has to be copied into a line. */
  readonly columns?: (field: Float64Array) => void;
}

/** @param side pixels along one side, at least 1 */
export function fourier(side: number): Fourier {
  const transform = lineTransform(side);
  const { columns = columnByColumn(side, transform) } = transform;
  const forward = (field: Float64Array) => {
    for (let row = 0; row < side; row++) transform.line(field, 2 * row * side);
    columns(field);
  };
  return {
    side,
    forward,
    inverse(field) {
      conjugate(field, 1);
      forward(field);
      conjugate(field, 1 / side ** 2);
    },
  };
}

function columnByColumn(side: number, transform: LineTransform): (field: Float64Array) => void {
  const line = new Float64Array(2 * side);
  return (field) => {
    for (let column = 0; column < side; column++) {
      for (let row = 0, from = 2 * column; row < side; row++, from += 2 * side) {
        line[2 * row] = field[from] ?? 0;
        line[2 * row + 1] = field[from + 1] ?? 0;
      }
      transform.line(line, 0);
      for (let row = 0, to = 2 * column; row < side; row++, to += 2 * side) {
        field[to] = line[2 * row] ?? 0;
        field[to + 1] = line[2 * row + 1] ?? 0;
      }
    }
  };
}

function conjugate(field: Float64Array, scale: number): void {
  for (let at = 0; at < field.length; at += 2) {
    field[at] = (field[at] ?? 0) * scale;
    field[at + 1] = -(field[at + 1] ?? 0) * scale;
  }
}

const lineTransform = (n: number): LineTransform =>
  (n & (n - 1)) === 0 ? radix2(n) : bluestein(n);

/** cos and −sin of 2πk/n for k below `count`. */
function roots(n: number, count: number): Float64Array {
  const out = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    out[2 * k] = Math.cos((2 * Math.PI * k) / n);
    out[2 * k + 1] = -Math.sin((2 * Math.PI * k) / n);
  }
  return out;
}

function radix2(n: number): LineTransform {
  const turns = roots(n, n / 2);
  const reversed = bitReversal(n);
  /** Of `n` groups of `count` complex numbers from index `from` on; each number of a group is part of another line. */
  const transform = (values: Float64Array, from: number, count: number) => {
    for (let i = 0; i < n; i++) {
      const j = reversed[i] ?? 0;
      if (i < j) swap(values, from + 2 * i * count, from + 2 * j * count, count);
    }
    for (let size = 2; size <= n; size *= 2)
      for (let base = 0; base < n; base += size)
        for (let k = 0; k < size / 2; k++)
          join(
            values,
            from + 2 * count * (base + k),
            count * size,
            count,
            turns,
            2 * k * (n / size),
          );
  };
  return {
    line: (values, from) => transform(values, from, 1),
    // Whole rows are joined, so that memory is read in its order and each root once.
    columns: (field) => transform(field, 0, n),
  };
}

/** Joins `count` complex numbers from index `a` on with as many `apart` behind them, turned by the root at index `turn`. */
function join(
  values: Float64Array,
  a: number,
  apart: number,
  count: number,
  turns: Float64Array,
  turn: number,
): void {
  const c = turns[turn] ?? 0;
  const s = turns[turn + 1] ?? 0;
  for (let at = a, end = a + 2 * count; at < end; at += 2) {
    const b = at + apart;
    const bRe = values[b] ?? 0;
    const bIm = values[b + 1] ?? 0;
    const aRe = values[at] ?? 0;
    const aIm = values[at + 1] ?? 0;
    const re = bRe * c - bIm * s;
    const im = bRe * s + bIm * c;
    values[b] = aRe - re;
    values[b + 1] = aIm - im;
    values[at] = aRe + re;
    values[at + 1] = aIm + im;
  }
}

function bitReversal(n: number): Uint32Array {
  const out = new Uint32Array(n);
  for (let i = 1; i < n; i++)
    out[i] = Math.floor((out[Math.floor(i / 2)] ?? 0) / 2) + (i % 2 === 1 ? n / 2 : 0);
  return out;
}

/** Swaps `count` complex numbers from index `a` on with those from `b` on. */
function swap(values: Float64Array, a: number, b: number, count: number): void {
  for (let at = 0; at < 2 * count; at++) {
    const kept = values[a + at] ?? 0;
    values[a + at] = values[b + at] ?? 0;
    values[b + at] = kept;
  }
}

/** A transform of any length as a convolution with a chirp, done by transforms of a power of two. */
function bluestein(n: number): LineTransform {
  let m = 1;
  while (m < 2 * n - 1) m *= 2;
  const transform = radix2(m);
  // exp(−πi k²/n): k² modulo 2n keeps the angle small, and exact.
  const chirp = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const angle = (Math.PI * ((k * k) % (2 * n))) / n;
    chirp[2 * k] = Math.cos(angle);
    chirp[2 * k + 1] = -Math.sin(angle);
  }
  const kernel = new Float64Array(2 * m);
  for (let k = 0; k < n; k++)
    for (const at of k === 0 ? [0] : [k, m - k]) {
      kernel[2 * at] = chirp[2 * k] ?? 0;
      kernel[2 * at + 1] = -(chirp[2 * k + 1] ?? 0);
    }
  transform.line(kernel, 0);
  const work = new Float64Array(2 * m);
  return {
    line(values, from) {
      const line = values.subarray(from, from + 2 * n);
      work.fill(0);
      multiply(line, chirp, work, n);
      transform.line(work, 0);
      multiply(work, kernel, work, m);
      conjugate(work, 1);
      transform.line(work, 0);
      conjugate(work, 1 / m);
      multiply(work, chirp, line, n);
    },
  };
}

/** out = a·b for the first `n` complex numbers. */
function multiply(a: Float64Array, b: Float64Array, out: Float64Array, n: number): void {
  for (let at = 0; at < 2 * n; at += 2) {
    const [aRe, aIm] = [a[at] ?? 0, a[at + 1] ?? 0];
    const [bRe, bIm] = [b[at] ?? 0, b[at + 1] ?? 0];
    out[at] = aRe * bRe - aIm * bIm;
    out[at + 1] = aRe * bIm + aIm * bRe;
  }
}
