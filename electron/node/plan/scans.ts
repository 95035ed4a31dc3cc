/** The scans of datasets, kept in memory while their files are the same: sliders ask for one scan many times. */
import type { Scan } from '../../../shared/plan/groups/groupDraw';
import type { ProbeIntensity } from '../../../shared/plan/groups/probe';
import type { JobContext } from '../jobs/jobContext';
import { OpenFiles } from '../npz/openFiles';
import type { OpenNpz } from '../npz/openNpz';
import { readPositions } from '../pictures/positions';
import { readProbe } from './probe';

/** Datasets that are kept: one, its validation data, and those before. */
const MOST = 4;

export interface KnownScan extends Scan {
  /** Median distance to the nearest other position; null for fewer than two. */
  readonly step: number | null;
  /** Null where the file has none that can be used. */
  readonly probe: ProbeIntensity | null;
}

export class Scans {
  private readonly files = new OpenFiles();
  /** By fingerprint, the most recently used last. */
  private readonly known = new Map<string, KnownScan>();

  /** Closes the files of the scans. */
  close(): void {
    this.files.close();
  }

  /** Positions and probe of a dataset. Throws an `AppError` when it is gone, or its positions are no scan. */
  of(path: string, context: JobContext): Promise<KnownScan> {
    return this.files.use(path, async (npz) => {
      const { fingerprint } = npz;
      const scan = this.known.get(fingerprint) ?? (await read(npz, context));
      this.known.delete(fingerprint);
      this.known.set(fingerprint, scan);
      const [oldest] = this.known.keys();
      if (oldest !== undefined && this.known.size > MOST) this.known.delete(oldest);
      return scan;
    });
  }
}

async function read(npz: OpenNpz, context: JobContext): Promise<KnownScan> {
  const { x, y, medianStep } = await readPositions(npz, context);
  const { dtype } = await npz.header('xcoords');
  return {
    x,
    y,
    single: dtype === 'float32',
    step: medianStep,
    probe: await readProbe(npz, context),
  };
}
