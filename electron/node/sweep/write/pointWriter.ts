/** Writes points, a few files at a time, and reports each in order once it is on the disk. */
import type { FileContext } from '../../../../shared/dataset/fileContext';
import { ProvenanceTexts } from '../../../../shared/formats/provenanceText';
import type { PlannedPoint } from '../../../../shared/sweep/plan/planPoints';
import { pointSummary } from '../../../../shared/sweep/summary';
import { resolve } from '../../resolve';
import { payloadText } from '../../session/exportPayload';
import { payloadHash } from '../payloadHash';
import { checksum } from './checksum';
import { contextHash } from './fileContexts';
import type { JournalRow } from './journal';
import type { Staging } from './staging';

/** Files on their way to the disk at once. Each is flushed; together that costs little more than writing them. */
const AT_ONCE = 16;

interface Pending {
  readonly row: JournalRow;
  /** null when it is written, else what went wrong. */
  readonly done: Promise<unknown>;
}

export class PointWriter {
  private readonly pending: Pending[] = [];
  private readonly texts = new ProvenanceTexts();

  /**
   * @param written called for each point, in order
   * @param leavesOutCrashes no payload is written of a point that is certain to crash
   */
  constructor(
    private readonly staging: Staging,
    private readonly leavesOutCrashes: boolean,
    private readonly written: (row: JournalRow) => Promise<void>,
  ) {}

  /** Resolves the point and starts to write it; waits when many are on their way. */
  async write(point: PlannedPoint, fileContext: FileContext): Promise<void> {
    const resolution = resolve(point.request, fileContext);
    const { payload } = resolution;
    const known = pointSummary(point, resolution);
    const isLeftOut = this.leavesOutCrashes && known.status === 'will-crash';
    const summary = isLeftOut ? { ...known, file: null } : known;
    const key = contextHash(fileContext);
    if (payload === null || summary.file === null) {
      const row = { point: summary, crc: null, sameness: null, world: key };
      this.pending.push({ row, done: Promise.resolve(null) });
    } else {
      const bytes = Buffer.from(payloadText(point.request, resolution, fileContext, this.texts));
      const row = {
        point: summary,
        crc: checksum(bytes),
        sameness: payloadHash(payload),
        world: key,
      };
      const done = this.staging.add(summary.file, bytes).then(
        () => null,
        (error: unknown) => error ?? new Error('It failed'),
      );
      this.pending.push({ row, done });
    }
    while (this.pending.length > AT_ONCE) await this.settle();
  }

  /** Waits for everything that is on its way. */
  async end(): Promise<void> {
    while (this.pending.length > 0) await this.settle();
  }

  /** After a failure: waits for pending writes without reporting them. */
  async abandon(): Promise<void> {
    await Promise.all(this.pending.splice(0).map(({ done }) => done));
  }

  private async settle(): Promise<void> {
    const first = this.pending.shift();
    if (!first) return;
    const problem = await first.done;
    if (problem !== null) throw problem;
    await this.written(first.row);
  }
}
