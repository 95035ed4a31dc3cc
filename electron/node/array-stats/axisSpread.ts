/** Which axis of a cube counts the frames: the sums along it vary least. */
import type { Visitor } from './chunks';

export class AxisSpread implements Visitor {
  private readonly sums: readonly [Float64Array, Float64Array, Float64Array];
  private at = 0;

  /** @param side length of each of the three axes */
  constructor(
    private readonly side: number,
    private readonly fortranOrder: boolean,
  ) {
    this.sums = [new Float64Array(side), new Float64Array(side), new Float64Array(side)];
  }

  take(values: Float64Array): void {
    const { side } = this;
    const [slow, middle, fast] = this.sums;
    let { at } = this;
    for (const value of values) {
      const row = Math.floor(at / side);
      const [i, j, k] = [Math.floor(row / side), row % side, at % side];
      at += 1;
      if (value - value !== 0) continue;
      slow[i] = (slow[i] ?? 0) + value;
      middle[j] = (middle[j] ?? 0) + value;
      fast[k] = (fast[k] ?? 0) + value;
    }
    this.at = at;
  }

  /** By axis; null when nothing is there to compare. */
  facts(): number[] | null {
    const spreads = this.sums.map(spread);
    if (!spreads.every(Number.isFinite)) return null;
    return this.fortranOrder ? spreads.reverse() : spreads;
  }
}

function spread(sums: Float64Array): number {
  const mean = sums.reduce((a, b) => a + b, 0) / sums.length;
  const variance = sums.reduce((a, b) => a + (b - mean) ** 2, 0) / sums.length;
  return Math.sqrt(variance) / Math.abs(mean);
}
