/** The files of the last pictures, kept open. */
import { stat } from 'node:fs/promises';
import { MemberCache } from './memberCache';
import { OpenNpz } from './openNpz';

const MOST_OPEN = 3;

interface Known {
  /** Changes when the file does. */
  readonly key: string;
  readonly npz: Promise<OpenNpz>;
  users: number;
}

export class OpenFiles {
  private readonly known = new Map<string, Known>();
  private readonly kept = new MemberCache();

  /** Works on the file, which is reopened when it has changed on the disk and stays open meanwhile. */
  async use<T>(path: string, work: (npz: OpenNpz) => Promise<T>): Promise<T> {
    const file = this.get(path, await keyOf(path));
    file.users += 1;
    try {
      return await work(await file.npz);
    } finally {
      file.users -= 1;
      this.closeUnused(path, file);
    }
  }

  private get(path: string, key: string): Known {
    const known = this.known.get(path);
    const file = known?.key === key ? known : this.open(path, key);
    // Most recently used last.
    this.known.delete(path);
    this.known.set(path, file);
    if (known && known !== file) this.closeUnused(path, known);
    const [oldest] = this.known;
    if (oldest && this.known.size > MOST_OPEN) {
      this.known.delete(oldest[0]);
      this.closeUnused(...oldest);
    }
    return file;
  }

  private open(path: string, key: string): Known {
    const file: Known = { key, npz: OpenNpz.open(path, this.kept), users: 0 };
    // The cause may be fixed without a change of the key: a permission.
    file.npz.catch(() => {
      if (this.known.get(path) === file) this.known.delete(path);
    });
    return file;
  }

  /** Closes every file that no job uses, and the others once none does. */
  close(): void {
    const all = [...this.known];
    this.known.clear();
    for (const [path, file] of all) this.closeUnused(path, file);
  }

  /** Closes a file that was evicted, once no job uses it. */
  private closeUnused(path: string, file: Known): void {
    if (file.users > 0 || this.known.get(path) === file) return;
    file.npz.then((npz) => npz.close()).catch(() => {});
  }
}

const keyOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`,
    () => 'missing',
  );
