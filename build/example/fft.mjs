// @ts-check
/** Radix-2 Fourier transform of interleaved complex data, in place. */

/**
 * @param {Float64Array} data interleaved re, im
 * @param {number} start index of the first element (in complex numbers)
 * @param {number} stride distance between elements (in complex numbers)
 * @param {number} n length, a power of two
 */
function fft(data, start, stride, n) {
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) swap(data, 2 * (start + i * stride), 2 * (start + j * stride));
  }
  for (let size = 2; size <= n; size *= 2) {
    for (let k = 0; k < size / 2; k++) {
      const angle = (-2 * Math.PI * k) / size;
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      for (let base = k; base < n; base += size) {
        const a = 2 * (start + base * stride);
        const b = 2 * (start + (base + size / 2) * stride);
        const re = at(data, b) * c - at(data, b + 1) * s;
        const im = at(data, b) * s + at(data, b + 1) * c;
        data[b] = at(data, a) - re;
        data[b + 1] = at(data, a + 1) - im;
        data[a] = at(data, a) + re;
        data[a + 1] = at(data, a + 1) + im;
      }
    }
  }
}

/** @param {Float64Array} data @param {number} i */
const at = (data, i) => data[i] ?? 0;

/** @param {Float64Array} data @param {number} a @param {number} b */
function swap(data, a, b) {
  const [re, im] = [at(data, a), at(data, a + 1)];
  data[a] = at(data, b);
  data[a + 1] = at(data, b + 1);
  data[b] = re;
  data[b + 1] = im;
}

/**
 * Two-dimensional transform of an n × n field, in place, zero frequency first.
 * @param {Float64Array} field interleaved re, im
 * @param {number} n
 */
export function fft2(field, n) {
  for (let row = 0; row < n; row++) fft(field, row * n, 1, n);
  for (let column = 0; column < n; column++) fft(field, column, n, n);
}
