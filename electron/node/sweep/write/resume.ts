/** What an earlier start of the same sweep left that is still true. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plan } from '../../../../shared/sweep/plan/planPoints';
import { checksum } from './checksum';
import { type ContextOf, contextHash } from './fileContexts';
import { type JournalRow, journalRows } from './journal';
import type { Staging } from './staging';

/**
 * Gives the journal's rows to `take`, in order, up to the first whose payload file is not what was written, or whose
 * dataset has changed since. Returns how many bytes of the journal hold them.
 */
export async function writtenRows(
  { journal, folder }: Staging,
  plan: Plan,
  contextOf: ContextOf,
  take: (row: JournalRow) => void,
): Promise<{ readonly end: number }> {
  let kept = 0;
  let i = 0;
  for await (const { row, end } of journalRows(journal)) {
    if (i >= plan.count) break;
    const { name, request } = plan.at(i);
    const same = row.point.name === name && row.world === contextHash(await contextOf(request));
    if (!same || !(await isWhole(row, folder))) break;
    take(row);
    kept = end;
    i += 1;
  }
  return { end: kept };
}

async function isWhole({ point, crc }: JournalRow, folder: string): Promise<boolean> {
  if (point.file === null) return true;
  const bytes = await readFile(path.join(folder, point.file)).catch(() => null);
  return bytes !== null && checksum(bytes) === crc;
}
