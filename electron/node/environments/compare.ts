/** Whether the files of a copy are those that were installed or checked out. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseIndex } from '../../../shared/environments/gitIndex';
import { recordEntries } from '../../../shared/environments/installedFiles';
import type { FileChange } from '../../../shared/environments/report';
import { blobHash, type Disk } from './disk';

/** In bytes, of a list of files. */
const LIST_LIMIT = 64 * 1024 * 1024;
const MOST_MODULES = 20_000;
/** PtychoPINN's own modules; the rest of the repository does not take part in a run. */
const MODULE = /^ptycho(?:_torch)?\/(?!.*(?:^|\/)\.\.(?:\/|$)).*\.py$/;

/** The modules that differ from `RECORD`; null when it lists none, as for an editable install. */
export async function changedSinceInstall(
  distribution: string,
  disk: Disk,
): Promise<FileChange[] | null> {
  const text = await disk.text(path.join(distribution, 'RECORD'), LIST_LIMIT);
  const entries = recordEntries(text ?? '').map(({ file, sha256 }) => ({ file, hash: sha256 }));
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64url');
  return changed(path.dirname(distribution), entries, hash, 'record', disk);
}

/** The modules that differ from git's index: changes that are neither staged nor committed; null without an index. */
export async function changedSinceCheckout(
  root: string,
  gitFolder: string,
  disk: Disk,
): Promise<FileChange[] | null> {
  const read = await disk.bytes(path.join(gitFolder, 'index'), LIST_LIMIT);
  const entries = read.ok ? parseIndex(read.bytes) : null;
  const named = (entries ?? []).map(({ file, blob }) => ({ file, hash: blob }));
  return changed(root, named, blobHash, 'index', disk);
}

async function changed(
  root: string,
  files: readonly { readonly file: string; readonly hash: string }[],
  hash: (bytes: Buffer) => string,
  against: FileChange['against'],
  disk: Disk,
): Promise<FileChange[] | null> {
  const modules = files.filter(({ file }) => MODULE.test(file)).slice(0, MOST_MODULES);
  if (modules.length === 0) return null;
  const changes: FileChange[] = [];
  for (const { file, hash: expected } of modules) {
    const read = await disk.bytes(path.join(root, file));
    if (read.ok && hash(read.bytes) === expected) continue;
    const isMissing = !read.ok && read.error.code === 'file-missing';
    changes.push({ file, change: isMissing ? 'missing' : 'changed', against });
  }
  return changes;
}
