/** numpy's legacy generator, `numpy.random.seed` and the functions beside it: the same numbers in the same order. */
import { MersenneTwister } from './mersenneTwister';

export class RandomState {
  private readonly twister: MersenneTwister;

  /** @param seed 0 to 2³² − 1 */
  constructor(seed: number) {
    this.twister = new MersenneTwister(seed);
  }

  /** A whole number from 0 to `max`, both included, `max` below 2³²: masked bits, drawn again while they are too large. */
  interval(max: number): number {
    // Where there is no choice, numpy draws nothing.
    if (max === 0) return 0;
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = (this.twister.next() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /** Shuffles the first `length` entries in place, as `numpy.random.shuffle`. */
  shuffle(values: Int32Array, length = values.length): void {
    for (let i = length - 1; i > 0; i--) {
      const j = this.interval(i);
      const kept = values[i] ?? 0;
      values[i] = values[j] ?? 0;
      values[j] = kept;
    }
  }

  /** `numpy.random.permutation(n)`; `choice(n, k, replace=False)` is its first k. */
  permutation(n: number): Int32Array {
    const out = new Int32Array(n);
    for (let i = 0; i < n; i++) out[i] = i;
    this.shuffle(out);
    return out;
  }
}
