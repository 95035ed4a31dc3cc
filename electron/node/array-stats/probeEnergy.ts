/** The spatial distribution of a probe's energy. */

import type { ProbeStats } from '../../../shared/dataset/arrayStats';
import type { NpyHeader } from '../../../shared/dataset/npyHeader';
import type { Visitor } from './chunks';
import { strideOf, withoutTrailing } from './layout';

export class ProbeEnergy implements Visitor {
  private at = 0;
  private all = 0;
  private central = 0;

  private constructor(
    private readonly rows: { readonly stride: number; readonly length: number },
    private readonly columns: { readonly stride: number; readonly length: number },
    private readonly parts: 1 | 2,
  ) {}

  /** Undefined for a shape that is no probe: (N, N), (P, N, N) and (N, N, 1) are. */
  static of(header: NpyHeader): ProbeEnergy | undefined {
    const axes = withoutTrailing(header.shape).length;
    if (axes < 2 || axes > 3) return undefined;
    const axis = (at: number) => ({
      stride: strideOf(header, at),
      length: header.shape[at] ?? 0,
    });
    return new ProbeEnergy(
      axis(axes - 2),
      axis(axes - 1),
      header.dtype.startsWith('complex') ? 2 : 1,
    );
  }

  take(values: Float64Array): void {
    const { parts, rows, columns } = this;
    for (let i = 0; i < values.length; i += parts) {
      const energy = (values[i] ?? 0) ** 2 + (parts === 2 ? (values[i + 1] ?? 0) ** 2 : 0);
      if (Number.isFinite(energy)) {
        this.all += energy;
        if (isCentral(this.at, rows) && isCentral(this.at, columns)) this.central += energy;
      }
      this.at += 1;
    }
  }

  facts(): ProbeStats {
    const share = this.central / this.all;
    return { centralShare: Number.isFinite(share) ? share : null };
  }
}

function isCentral(at: number, { stride, length }: { stride: number; length: number }): boolean {
  const index = Math.floor(at / stride) % length;
  return index * 4 >= length && index * 4 < 3 * length;
}
