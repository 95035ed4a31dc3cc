/** Readings of datasets, read again only when the file's size or modification time has changed. */
import { stat } from 'node:fs/promises';
import type { DatasetReading } from '../../../shared/dataset/facts';
import { readDataset } from '../dataset/read';

interface Kept {
  readonly key: string;
  readonly reading: Promise<DatasetReading>;
}

export class ReadingCache {
  private readonly kept = new Map<string, Kept>();

  /** @param limit how many readings are kept; the one used longest ago goes first */
  constructor(private readonly limit = 256) {}

  /** The reading of the file at `path`. Never throws for a bad file. */
  async read(path: string): Promise<DatasetReading> {
    const key = await stat(path).then(
      ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`,
      () => 'missing',
    );
    const known = this.kept.get(path);
    const entry =
      known && known.key === key && key !== 'missing' ? known : { key, reading: readDataset(path) };
    this.kept.delete(path);
    this.kept.set(path, entry);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limit) break;
      this.kept.delete(oldest);
    }
    return entry.reading;
  }
}
