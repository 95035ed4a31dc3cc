/** Which pictures runs have: their folders are searched when a page asks for the list, not for each picture of it. */
import path from 'node:path';
import type { FoundPicture } from '../../../shared/runs/compare/pictures';
import { findRuns } from './findRuns';
import { runPictures } from './runPictures';

/** Lists of the latest runs. */
const MOST_LISTS = 200;

export class PictureLists {
  private readonly lists = new Map<string, Promise<readonly FoundPicture[]>>();

  /** Searches the folder of a run, whatever was found before. Rejects for a folder that cannot be read. */
  read(folder: string): Promise<readonly FoundPicture[]> {
    const pictures = findRuns(folder).then(({ runs }) => runPictures(folder, runs));
    this.lists.delete(folder);
    this.lists.set(folder, pictures);
    // What failed is tried again; by then another search may have begun.
    pictures.catch(() => {
      if (this.lists.get(folder) === pictures) this.lists.delete(folder);
    });
    for (const oldest of this.lists.keys()) {
      if (this.lists.size <= MOST_LISTS) break;
      this.lists.delete(oldest);
    }
    return pictures;
  }

  /** Where a picture of the run is; null for one that is not listed. */
  async pathOf(folder: string, file: string, array: string | null): Promise<string | null> {
    const listed = await (this.lists.get(folder) ?? this.read(folder));
    return listed.some((one) => one.file === file && one.array === array)
      ? path.join(folder, file)
      : null;
  }
}
