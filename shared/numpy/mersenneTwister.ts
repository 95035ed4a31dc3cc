/** The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded with one number as numpy and torch seed it. */

const N = 624;
const M = 397;

export class MersenneTwister {
  private readonly state = new Uint32Array(N);
  private place = N;

  /** @param seed 0 to 2³² − 1 */
  constructor(seed: number) {
    const { state } = this;
    state[0] = seed;
    for (let i = 1; i < N; i++) {
      const before = state[i - 1] ?? 0;
      state[i] = Math.imul(1_812_433_253, before ^ (before >>> 30)) + i;
    }
  }

  /** The next number, 0 to 2³² − 1. */
  next(): number {
    if (this.place === N) this.twist();
    let y = this.state[this.place] ?? 0;
    this.place += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < N; i++) {
      const y =
        ((state[i] ?? 0) & 0x80000000) | ((state[i + 1 === N ? 0 : i + 1] ?? 0) & 0x7fffffff);
      const from = state[i + M < N ? i + M : i + M - N] ?? 0;
      state[i] = from ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.place = 0;
  }
}
