/** What the points of a written sweep came to, read from the folders of their runs. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { OUTPUT_FOLDER, RESULTS } from '../../../shared/runs/folder';
import type { RecordedRun } from '../../../shared/runs/record/joined';
import {
  joinResults,
  PICTURES,
  type Picture,
  type SweepResults,
} from '../../../shared/sweep/results/results';
import { POINTS_FOLDER } from '../../../shared/sweep/summary';
import { Indexer } from '../runs/index/indexer';
import { readManifest } from './read';

/** A sweep's results, read again only where a file of a point was changed. */
export class ResultsReader {
  private readonly index: Indexer;

  /** @param folder absolute */
  constructor(private readonly folder: string) {
    this.index = new Indexer(path.join(folder, POINTS_FOLDER), null);
  }

  /** Throws `sweep-folder-invalid` where the folder holds no sweep, and `file-unreadable`. */
  async read(shown: string): Promise<SweepResults> {
    const { folder } = this;
    const manifest = await readManifest(folder, shown);
    const isWritten = manifest.points.some(({ file }) => file !== null);
    const { runs } = isWritten ? await this.index.list() : { runs: [] };
    return joinResults(manifest, runs, await picturesOf(folder, runs));
  }
}

const FILES: { readonly [name in Picture['name']]: string } = {
  amplitude: RESULTS.inference,
  phase: 'reconstructed_phase.png',
};

/** Those of points that are inference, and of inference in a folder within that of its point. */
async function picturesOf(
  folder: string,
  runs: readonly RecordedRun[],
): Promise<Map<string, readonly Picture[]>> {
  const found = new Map<string, readonly Picture[]>();
  for (const run of runs) {
    if (run.workflow !== 'inference' || run.state !== 'finished') continue;
    const [point = ''] = run.folder.split('/');
    for (const place of [run.folder, `${run.folder}/${OUTPUT_FOLDER}`]) {
      const here: Picture[] = [];
      for (const name of PICTURES) {
        const relative = `${POINTS_FOLDER}/${place}/${FILES[name]}`;
        if (await isThere(path.join(folder, relative))) here.push({ name, file: relative });
      }
      if (here.length > 0) found.set(point, here);
    }
  }
  return found;
}

/** Links are not followed. */
const isThere = (file: string): Promise<boolean> =>
  lstat(file).then(
    (facts) => facts.isFile(),
    () => false,
  );
