/**
 * Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014). The n-th number is a
 * function of seed and n alone, so that any point can be drawn without those before it:
 * z = seed + (n + 1)·0x9E3779B97F4A7C15; z = (z ^ z>>30)·0xBF58476D1CE4E5B9; z = (z ^ z>>27)·0x94D049BB133111EB;
 * z ^ z>>31, all modulo 2^64.
 */
const MASK = (1n << 64n) - 1n;
const STEP = 0x9e3779b97f4a7c15n;

/** The n-th 64-bit number (from 0) of a seed that is a whole number, not negative. */
export function randomBits(seed: number, n: number): bigint {
  let z = (BigInt(seed) + BigInt(n + 1) * STEP) & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

/** The n-th number from 0 up to, not including, 1: the upper 53 bits of `randomBits` over 2^53. */
export const randomUnit = (seed: number, n: number): number =>
  Number(randomBits(seed, n) >> 11n) / 2 ** 53;
