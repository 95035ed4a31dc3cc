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

/** One line of complex numbers, interleaved, transformed in place. */
type LineTransform = (line: Float64Array) => void;

/** @param side pixels along one side, at least 1 */
export function fourier(side: number): Fourier {
  const transform = lineTransform(side);
  const line = new Float64Array(2 * side);
  const forward = (field: Float64Array) => {
    for (let row = 0; row < side; row++)
      transform(field.subarray(2 * row * side, 2 * (row + 1) * side));
    for (let column = 0; column < side; column++) {
      for (let row = 0, from = 2 * column; row < side; row++, from += 2 * side) {
        line[2 * row] = field[from] ?? 0;
        line[2 * row + 1] = field[from + 1] ?? 0;
      }
      transform(line);
      for (let row = 0, to = 2 * column; row < side; row++, to += 2 * side) {
        field[to] = line[2 * row] ?? 0;
        field[to + 1] = line[2 * row + 1] ?? 0;
      }
    }
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
  return (line) => {
    for (let i = 0; i < n; i++) {
      const j = reversed[i] ?? 0;
      if (i < j) swap(line, 2 * i, 2 * j);
    }
    for (let size = 2; size <= n; size *= 2)
      for (let base = 0; base < n; base += size) butterflies(line, base, size, turns, n / size);
  };
}

/** Joins the transforms of two halves of `size` elements from `base` on. */
function butterflies(
  line: Float64Array,
  base: number,
  size: number,
  turns: Float64Array,
  stride: number,
): void {
  for (let k = 0; k < size / 2; k++) {
    const c = turns[2 * k * stride] ?? 0;
    const s = turns[2 * k * stride + 1] ?? 0;
    const a = 2 * (base + k);
    const b = a + size;
    const bRe = line[b] ?? 0;
    const bIm = line[b + 1] ?? 0;
    const aRe = line[a] ?? 0;
    const aIm = line[a + 1] ?? 0;
    const re = bRe * c - bIm * s;
    const im = bRe * s + bIm * c;
    line[b] = aRe - re;
    line[b + 1] = aIm - im;
    line[a] = aRe + re;
    line[a + 1] = aIm + im;
  }
}

function bitReversal(n: number): Uint32Array {
  const out = new Uint32Array(n);
  for (let i = 1; i < n; i++)
    out[i] = Math.floor((out[Math.floor(i / 2)] ?? 0) / 2) + (i % 2 === 1 ? n / 2 : 0);
  return out;
}

function swap(line: Float64Array, a: number, b: number): void {
  const [re, im] = [line[a] ?? 0, line[a + 1] ?? 0];
  line[a] = line[b] ?? 0;
  line[a + 1] = line[b + 1] ?? 0;
  line[b] = re;
  line[b + 1] = im;
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
  transform(kernel);
  const work = new Float64Array(2 * m);
  return (line) => {
    work.fill(0);
    multiply(line, chirp, work, n);
    transform(work);
    multiply(work, kernel, work, m);
    conjugate(work, 1);
    transform(work);
    conjugate(work, 1 / m);
    multiply(work, chirp, line, n);
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
