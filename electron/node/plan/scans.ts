/** The scans of datasets, kept in memory while their files are the same: sliders ask for one scan many times. */
import type { Scan } from '../../../shared/plan/groups/groupDraw';
import type { ProbeIntensity } from '../../../shared/plan/groups/probe';
import type { JobContext } from '../jobs/jobContext';
import { MemberCache } from '../npz/memberCache';
import { OpenNpz } from '../npz/openNpz';
import { readPositions } from '../pictures/positions';
import { readProbe } from './probe';

export interface KnownScan extends Scan {
  /** Of the file, as `DatasetFacts` has it. */
  readonly fingerprint: string;
  /** Median distance to the nearest other position; null for fewer than two. */
  readonly step: number | null;
  /** Null where the file has none that can be used. */
  readonly probe: ProbeIntensity | null;
}

export class Scans {
  /** By fingerprint, the most recently used last. */
  private readonly known = new Map<string, KnownScan>();

  /** @param limit how many are kept: a dataset, its validation data, and those before */
  constructor(private readonly limit = 4) {}

  /**
   * Positions and probe of a dataset. Throws an `AppError` when it is gone, or its positions are no scan. Where its
   * fingerprint is given, a scan that is known is not opened again.
   */
  async of(path: string, context: JobContext, fingerprint?: string): Promise<KnownScan> {
    const known = fingerprint === undefined ? undefined : this.known.get(fingerprint);
    return known ?? this.opened(path, context);
  }

  private async opened(path: string, context: JobContext): Promise<KnownScan> {
    const npz = await OpenNpz.open(path, new MemberCache());
    try {
      const { fingerprint } = npz;
      const scan = this.known.get(fingerprint) ?? (await read(npz, context));
      this.known.delete(fingerprint);
      this.known.set(fingerprint, scan);
      const [oldest] = this.known.keys();
      if (oldest !== undefined && this.known.size > this.limit) this.known.delete(oldest);
      return scan;
    } finally {
      await npz.close();
    }
  }
}

async function read(npz: OpenNpz, context: JobContext): Promise<KnownScan> {
  const { x, y, medianStep } = await readPositions(npz, context);
  const { dtype } = await npz.header('xcoords');
  return {
    fingerprint: npz.fingerprint,
    x,
    y,
    single: dtype === 'float32',
    step: medianStep,
    probe: await readProbe(npz, context),
  };
}
