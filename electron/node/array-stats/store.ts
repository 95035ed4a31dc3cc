/** Array statistics by fingerprint of the dataset: in memory, and in the state folder when there is one. */

import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type DatasetStats, datasetStatsSchema } from '../../../shared/dataset/arrayStats';
import { writeFileAtomic } from '../files/atomicWrite';
import { makeFolder } from '../files/makeFolder';

/** Files that are kept; each has a few kilobytes. */
const LIMIT = 500;

export class StatsStore {
  private readonly known = new Map<string, DatasetStats>();
  /** Fingerprints that the folder does not have. */
  private readonly missed = new Set<string>();

  /** @param folder null keeps them in memory alone */
  constructor(private readonly folder: string | null = null) {}

  /** The statistics of the dataset with that fingerprint; null when they were never computed. Never throws. */
  async find(fingerprint: string): Promise<DatasetStats | null> {
    const known = this.known.get(fingerprint);
    if (known) return known;
    const file = this.fileOf(fingerprint);
    if (file === null || this.missed.has(fingerprint)) return null;
    const values = await readValues(file);
    if (values?.fingerprint === fingerprint) this.known.set(fingerprint, values);
    else this.missed.add(fingerprint);
    return this.known.get(fingerprint) ?? null;
  }

  /** Stores statistics. Failing to write the folder is not an error. */
  async keep(values: DatasetStats): Promise<void> {
    this.known.set(values.fingerprint, values);
    const file = this.fileOf(values.fingerprint);
    if (file === null || this.folder === null) return;
    try {
      await makeFolder(this.folder);
      await writeFileAtomic(file, JSON.stringify(values));
      await prune(this.folder);
    } catch {
      // They are in memory; the next start computes them again.
    }
  }

  private fileOf(fingerprint: string): string | null {
    const digits = /^sha256:([0-9a-f]{64})$/.exec(fingerprint)?.[1];
    return this.folder === null || !digits ? null : path.join(this.folder, `${digits}.json`);
  }
}

async function readValues(file: string): Promise<DatasetStats | undefined> {
  try {
    return datasetStatsSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Removes what was written longest ago beyond the limit. */
async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.json$/.test(name));
  if (names.length <= LIMIT) return;
  const aged = await Promise.all(
    names.map(async (name) => ({
      name,
      written: (await stat(path.join(folder, name))).mtimeMs,
    })),
  );
  aged.sort((a, b) => a.written - b.written);
  for (const { name } of aged.slice(0, aged.length - LIMIT)) await rm(path.join(folder, name));
}
