/** `_metadata` of an npz: the only member whose data is read with the headers. */
import type yauzl from 'yauzl';
import type { MetadataFacts } from '../../../shared/dataset/facts';
import { brokenMetadata, readMetadataText } from '../../../shared/dataset/metadataText';
import { readPickledString } from '../../../shared/dataset/pickledString';
import { readUnicodeText } from '../../../shared/dataset/unicodeText';
import { AppError } from '../../../shared/errors/appError';
import { type Archive, readStart } from './archive';
import type { Member } from './member';

/** A run's description is a few kilobytes. */
const MAX_METADATA_BYTES = 1024 * 1024;

/** Reads the JSON text in a unicode or object array of one element. Never throws, never runs a pickle. */
export async function readMetadata(
  archive: Archive,
  entry: yauzl.Entry,
  member: Member,
): Promise<MetadataFacts> {
  if (!member.ok) return brokenMetadata(member.error);
  const { header, fileDataStart } = member;
  const { dtype, descr, shape, dataStart } = header;
  if (dtype !== 'str' && dtype !== 'object')
    return brokenMetadata(new AppError('metadata-dtype', { dtype }));
  if (shape.some((n) => n !== 1))
    return brokenMetadata(new AppError('metadata-shape', { shape: `(${shape.join(', ')})` }));
  if (member.facts.bytes > MAX_METADATA_BYTES)
    return brokenMetadata(
      new AppError('member-too-large', { bytes: member.facts.bytes, limit: MAX_METADATA_BYTES }),
    );
  const length = dataStart + member.facts.bytes;
  const data = await readStart(archive, entry, fileDataStart, length).catch(() => undefined);
  if (data?.length !== length) return brokenMetadata(new AppError('member-damaged', {}));
  const bytes = data.subarray(dataStart);
  if (dtype === 'object') {
    const pickled = readPickledString(bytes);
    return pickled === null
      ? brokenMetadata(new AppError('metadata-pickled', {}))
      : readMetadataText(pickled);
  }
  const text = readUnicodeText(bytes, !descr.startsWith('>'));
  return text === null
    ? brokenMetadata(new AppError('metadata-not-unicode', {}))
    : readMetadataText(text);
}
