/** One member of an archive, read whole. */
import { AppError } from '../../../shared/errors/appError';
import { type Archive, readStart } from '../dataset/archive';
import type { Listed } from '../dataset/directory';
import { dataStartOf } from '../dataset/member';

/** The uncompressed bytes of a member. Throws an `AppError` for one that is damaged or has more than `most` bytes. */
export async function readWhole(archive: Archive, listed: Listed, most: number): Promise<Buffer> {
  const { entry } = listed;
  const fileDataStart = await dataStartOf(archive, listed);
  if (entry.uncompressedSize > most)
    throw new AppError('member-too-large', { bytes: entry.uncompressedSize, limit: most });
  const bytes = await readStart(archive, entry, fileDataStart, entry.uncompressedSize);
  if (bytes.length !== entry.uncompressedSize) throw new AppError('member-damaged', {});
  return bytes;
}
