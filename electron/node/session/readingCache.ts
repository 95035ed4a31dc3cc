/** Readings of datasets and model folders, read again only when the file's size or modification time has changed. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { DatasetReading } from '../../../shared/dataset/facts';
import { ARCHIVE, type ModelReading } from '../../../shared/dataset/model';
import { readDataset } from '../dataset/read';
import { readModel } from '../model/read';

export class ReadingCache {
  private readonly datasets: FileCache<DatasetReading>;
  private readonly models: FileCache<ModelReading>;

  /** @param limit how many readings of each kind are kept; the one used longest ago goes first */
  constructor(limit = 256) {
    this.datasets = new FileCache((file) => file, readDataset, limit);
    this.models = new FileCache((folder) => path.join(folder, ARCHIVE), readModel, limit);
  }

  /** The reading of the file at `file`. Never throws for a bad file. */
  read(file: string): Promise<DatasetReading> {
    return this.datasets.read(file);
  }

  /** The reading of a model folder. Never throws for a bad one. */
  readModel(folder: string): Promise<ModelReading> {
    return this.models.read(folder);
  }
}

interface Kept<Reading> {
  readonly key: string;
  readonly reading: Promise<Reading>;
}

class FileCache<Reading> {
  private readonly kept = new Map<string, Kept<Reading>>();

  constructor(
    /** The file that shows whether what is at a path has changed. */
    private readonly fileOf: (path: string) => string,
    private readonly readNow: (path: string) => Promise<Reading>,
    private readonly limit: number,
  ) {}

  async read(path: string): Promise<Reading> {
    const key = await stat(this.fileOf(path)).then(
      ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`,
      () => 'missing',
    );
    const known = this.kept.get(path);
    const entry =
      known && known.key === key && key !== 'missing'
        ? known
        : { key, reading: this.readNow(path) };
    this.kept.delete(path);
    this.kept.set(path, entry);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limit) break;
      this.kept.delete(oldest);
    }
    return entry.reading;
  }
}
