/**
 * Two-dimensional Fourier transform of square fields of any side: radix 4 for powers of two, Bluestein's algorithm for
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

/** Transforms every column of a field of `n` rows, in place; `sign` −1 is the inverse, not scaled. */
type Columns = (field: Float64Array, sign: 1 | -1) => void;

/** @param side pixels along one side, at least 1 */
export function fourier(side: number): Fourier {
  const columns = isPowerOfTwo(side) ? powerOfTwo(side, side) : bluestein(side);
  const transform: Columns = (field, sign) => {
    columns(field, sign);
    transpose(field, side);
    columns(field, sign);
    transpose(field, side);
  };
  return {
    side,
    forward: (field) => transform(field, 1),
    inverse(field) {
      transform(field, -1);
      scale(field, 1 / side ** 2);
    },
  };
}

const isPowerOfTwo = (n: number): boolean => (n & (n - 1)) === 0;

function transpose(field: Float64Array, side: number): void {
  for (let row = 1; row < side; row++)
    for (let column = 0; column < row; column++) {
      const a = 2 * (row * side + column);
      const b = 2 * (column * side + row);
      const re = field[a] ?? 0;
      const im = field[a + 1] ?? 0;
      field[a] = field[b] ?? 0;
      field[a + 1] = field[b + 1] ?? 0;
      field[b] = re;
      field[b + 1] = im;
    }
}

function scale(field: Float64Array, factor: number): void {
  for (let at = 0; at < field.length; at++) field[at] = (field[at] ?? 0) * factor;
}

/** cos and −sin of 2πk/n for k below `count`. */
function roots(n: number, count: number): Float64Array {
  const out = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    out[2 * k] = Math.cos((2 * Math.PI * k) / n);
    out[2 * k + 1] = -Math.sin((2 * Math.PI * k) / n);
  }
  return out;
}

/** Of `n` rows of `columns` numbers. Whole rows are joined, so that memory is read in its order and each root once. */
function powerOfTwo(n: number, columns: number): Columns {
  const turns = roots(n, n);
  const reversed = bitReversal(n);
  const row = 2 * columns;
  const isOdd = Math.log2(n) % 2 === 1;
  return (field, sign) => {
    for (const [i, j] of reversed) swap(field, i * row, j * row, row);
    if (isOdd) for (let i = 0; i < n; i += 2) joinTwo(field, i * row, row);
    for (let size = isOdd ? 2 : 1; size < n; size *= 4)
      for (let base = 0; base < n; base += 4 * size)
        for (let k = 0; k < size; k++)
          joinFour(field, (base + k) * row, size * row, row, turns, (k * n) / (2 * size), sign);
  };
}

/** Joins a row that begins at index `from` with the next one, without a turn. */
function joinTwo(field: Float64Array, from: number, row: number): void {
  for (let a = from, b = from + row; a < from + row; a++, b++) {
    const first = field[a] ?? 0;
    const second = field[b] ?? 0;
    field[a] = first + second;
    field[b] = first - second;
  }
}

/**
 * Joins the row that begins at index `from` with the three that are each as many numbers `apart`: two steps of radix 2 at
 * once. The third row is turned by the root at index `turn`, the second by its square, the fourth by its cube.
 */
function joinFour(
  field: Float64Array,
  from: number,
  apart: number,
  row: number,
  turns: Float64Array,
  turn: number,
  sign: number,
): void {
  const c1 = turns[turn] ?? 0;
  const s1 = sign * (turns[turn + 1] ?? 0);
  const c2 = turns[2 * turn] ?? 0;
  const s2 = sign * (turns[2 * turn + 1] ?? 0);
  const c3 = turns[3 * turn] ?? 0;
  const s3 = sign * (turns[3 * turn + 1] ?? 0);
  for (let a = from; a < from + row; a += 2) {
    const b = a + apart;
    const c = b + apart;
    const d = c + apart;
    const aRe = field[a] ?? 0;
    const aIm = field[a + 1] ?? 0;
    const p = field[b] ?? 0;
    const q = field[b + 1] ?? 0;
    const u = field[c] ?? 0;
    const v = field[c + 1] ?? 0;
    const x = field[d] ?? 0;
    const y = field[d + 1] ?? 0;
    const bRe = p * c2 - q * s2;
    const bIm = p * s2 + q * c2;
    const cRe = u * c1 - v * s1;
    const cIm = u * s1 + v * c1;
    const dRe = x * c3 - y * s3;
    const dIm = x * s3 + y * c3;
    const turnedRe = sign * (cIm - dIm);
    const turnedIm = sign * (dRe - cRe);
    field[a] = aRe + bRe + (cRe + dRe);
    field[a + 1] = aIm + bIm + (cIm + dIm);
    field[b] = aRe - bRe + turnedRe;
    field[b + 1] = aIm - bIm + turnedIm;
    field[c] = aRe + bRe - (cRe + dRe);
    field[c + 1] = aIm + bIm - (cIm + dIm);
    field[d] = aRe - bRe - turnedRe;
    field[d + 1] = aIm - bIm - turnedIm;
  }
}

/** Pairs of rows that change places: each goes where its number's bits lead in reverse order. */
function bitReversal(n: number): readonly (readonly [number, number])[] {
  const to = new Uint32Array(n);
  for (let i = 1; i < n; i++)
    to[i] = Math.floor((to[Math.floor(i / 2)] ?? 0) / 2) + (i % 2 === 1 ? n / 2 : 0);
  return [...to.entries()].filter(([i, j]) => i < j);
}

/** Swaps the row that begins at index `a` with the one at `b`. */
function swap(field: Float64Array, a: number, b: number, row: number): void {
  for (let at = 0; at < row; at++) {
    const kept = field[a + at] ?? 0;
    field[a + at] = field[b + at] ?? 0;
    field[b + at] = kept;
  }
}

/** Columns that are transformed at once where their length is no power of two. */
const STRIPE = 32;

/** Columns of any length as a convolution with a chirp, done by transforms of a power of two. */
function bluestein(n: number): Columns {
  let m = 1;
  while (m < 2 * n - 1) m *= 2;
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
  powerOfTwo(m, 1)(kernel, 1);

  /** Transforms `width` columns beside each other: all of a large field at once would take many times its memory. */
  const stripe = (width: number) => {
    const transform = powerOfTwo(m, width);
    const work = new Float64Array(2 * m * width);
    return (field: Float64Array, from: number, sign: 1 | -1) => {
      work.fill(0);
      for (let row = 0; row < n; row++) {
        const start = 2 * (row * n + from);
        work.set(field.subarray(start, start + 2 * width), 2 * row * width);
      }
      turnRows(work, chirp, n, width, sign);
      transform(work, sign);
      turnRows(work, kernel, m, width, sign);
      transform(work, sign === 1 ? -1 : 1);
      turnRows(work, chirp, n, width, sign);
      scale(work, 1 / m);
      for (let row = 0; row < n; row++)
        field.set(work.subarray(2 * row * width, 2 * (row + 1) * width), 2 * (row * n + from));
    };
  };
  const rest = n % STRIPE;
  const [wide, last] = [stripe(STRIPE), rest > 0 ? stripe(rest) : null];
  return (field, sign) => {
    for (let from = 0; from + STRIPE <= n; from += STRIPE) wide(field, from, sign);
    last?.(field, n - rest, sign);
  };
}

/** Multiplies the first `rows` rows of `columns` numbers each by its factor, or for `sign` −1 by its conjugate. */
function turnRows(
  field: Float64Array,
  factors: Float64Array,
  rows: number,
  columns: number,
  sign: number,
): void {
  for (let row = 0; row < rows; row++) {
    const c = factors[2 * row] ?? 0;
    const s = sign * (factors[2 * row + 1] ?? 0);
    for (let at = 2 * row * columns, end = at + 2 * columns; at < end; at += 2) {
      const re = field[at] ?? 0;
      const im = field[at + 1] ?? 0;
      field[at] = re * c - im * s;
      field[at + 1] = re * s + im * c;
    }
  }
}
