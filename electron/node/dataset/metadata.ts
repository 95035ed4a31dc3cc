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
  if (!member.ok) return brokenMetadata(member.error.message);
  const { header, fileDataStart } = member;
  const { dtype, descr, shape, dataStart } = header;
  if (dtype !== 'str' && dtype !== 'object')
    return brokenMetadata(
      `It is an array of \`${dtype}\`, not text. Save it as \`numpy.array(json.dumps(metadata))\`.`,
    );
  if (shape.some((n) => n !== 1))
    return brokenMetadata(
      `Its shape is (${shape.join(', ')}), not one element. Save it as \`numpy.array(json.dumps(metadata))\`.`,
    );
  if (member.facts.bytes > MAX_METADATA_BYTES)
    return brokenMetadata(
      `It has ${member.facts.bytes} bytes; the limit is ${MAX_METADATA_BYTES}.`,
    );
  const length = dataStart + member.facts.bytes;
  const data = await readStart(archive, entry, fileDataStart, length).catch(() => undefined);
  if (data?.length !== length) return brokenMetadata(new AppError('member-damaged', {}).message);
  const bytes = data.subarray(dataStart);
  if (dtype === 'object') {
    const pickled = readPickledString(bytes);
    return pickled.ok ? readMetadataText(pickled.text) : brokenMetadata(pickled.problem);
  }
  const text = readUnicodeText(bytes, !descr.startsWith('>'));
  return text === null
    ? brokenMetadata('Its text contains characters that are not Unicode.')
    : readMetadataText(text);
}
