/** The commit of a checkout, read from git's files. */
import path from 'node:path';
import { gitdirOf, packedRef, parseHead } from '../../../shared/environments/gitFiles';
import type { Disk } from './disk';

export interface Checkout {
  /** Null where git's files do not say it. */
  readonly commit: string | null;
  readonly branch: string | null;
  /** The folder with `HEAD` and `index`. */
  readonly folder: string;
}

/** Symbolic refs that are followed from one to the next. */
const MOST_REFS = 5;
const PACKED_LIMIT = 32 * 1024 * 1024;

/** Reads the repository whose work tree is `root`; null when `root` is none. */
export async function readGit(root: string, disk: Disk): Promise<Checkout | null> {
  const dot = path.join(root, '.git');
  const kind = await disk.kind(dot);
  if (kind !== 'file' && kind !== 'folder') return null;
  const named = kind === 'file' ? gitdirOf((await disk.text(dot)) ?? '') : dot;
  if (named === null) return null;
  const folder = path.resolve(root, named);
  const common = (await disk.text(path.join(folder, 'commondir')))?.trim();
  const refs = common === undefined ? folder : path.resolve(folder, common);
  let text = (await disk.text(path.join(folder, 'HEAD'))) ?? '';
  let branch: string | null = null;
  for (let i = 0; i < MOST_REFS; i += 1) {
    const head = parseHead(text);
    if (head === null) break;
    if ('commit' in head) return { commit: head.commit, branch, folder };
    branch ??= head.ref.replace(/^refs\/heads\//, '');
    const loose = await disk.text(path.join(refs, head.ref));
    const packed =
      loose ??
      packedRef((await disk.text(path.join(refs, 'packed-refs'), PACKED_LIMIT)) ?? '', head.ref);
    if (packed === null) break;
    text = packed;
  }
  return { commit: null, branch, folder };
}
