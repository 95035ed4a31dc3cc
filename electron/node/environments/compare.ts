/** Whether the files of a copy are those that were installed or checked out. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { recordEntries } from '../../../shared/environments/installedFiles';
import type { FileChange } from '../../../shared/environments/report';
import type { Disk } from './disk';

const RECORD_LIMIT = 16 * 1024 * 1024;
/** PtychoPINN's own modules; the rest of the repository does not take part in a run. */
const MODULE = /^ptycho(?:_torch)?\/(?!.*(?:^|\/)\.\.(?:\/|$)).*\.py$/;

/** The modules that differ from `RECORD`; null when it lists none, as for an editable install. */
export async function changedSinceInstall(
  distribution: string,
  disk: Disk,
): Promise<FileChange[] | null> {
  const text = await disk.text(path.join(distribution, 'RECORD'), RECORD_LIMIT);
  const entries = recordEntries(text ?? '').filter(({ file }) => MODULE.test(file));
  if (entries.length === 0) return null;
  const changes: FileChange[] = [];
  for (const { file, sha256 } of entries) {
    const read = await disk.bytes(path.join(path.dirname(distribution), file));
    const isMissing = !read.ok && read.error.code === 'file-missing';
    if (read.ok && createHash('sha256').update(read.bytes).digest('base64url') === sha256) continue;
    changes.push({ file, change: isMissing ? 'missing' : 'changed', against: 'record' });
  }
  return changes;
}
