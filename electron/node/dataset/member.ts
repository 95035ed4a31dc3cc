/** One member of an npz: facts of its array, or why it cannot be used. */

import type yauzl from 'yauzl';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import { type NpyHeader, readNpyHeader } from '../../../shared/dataset/npyHeader';
import { shapeText } from '../../../shared/dataset/probeSize';
import { type Archive, readStart } from './archive';
import type { Listed } from './directory';
import { failureWords } from './failure';

export type Member =
  | {
      readonly ok: true;
      readonly facts: ArrayFacts;
      readonly header: NpyHeader;
      /** Where the member's data begins in the archive, compressed or not. */
      readonly fileDataStart: number;
    }
  | { readonly ok: false; readonly problem: string };

/** Enough for nearly every npy header at the first try. */
const FIRST_BYTES = 256;
/** Deflate cannot do better than 1032 to 1. */
const MAX_RATIO = 1032;

const refuse = (problem: string) => ({ ok: false, problem }) as const;

/** Reads a member's header. `name` is the array's name. Never throws. */
export async function readMember(
  archive: Archive,
  { entry, end }: Listed,
  name: string,
): Promise<Member> {
  const problem = zipProblem(entry);
  if (problem !== undefined) return refuse(problem);
  try {
    const { fileName, fileDataStart } = await archive.zip.readLocalFileHeaderPromise(entry);
    if (!fileName.equals(entry.fileNameRaw))
      return refuse(
        'The archive has another name for it in its directory than in front of its data, so NumPy refuses it. Save the file again.',
      );
    // As in Python's zipfile; padding and a data descriptor behind the data are room enough.
    if (fileDataStart + entry.compressedSize > end)
      return refuse(
        'Its bytes in the archive are partly those of another member or of the directory, as in a zip bomb, and newer Pythons refuse it. Save the file again.',
      );
    let reading = readNpyHeader(await readStart(archive, entry, fileDataStart, FIRST_BYTES));
    if (reading.ok === 'more')
      reading = readNpyHeader(await readStart(archive, entry, fileDataStart, reading.length));
    if (reading.ok === 'more') return refuse('Its data ends within the header: it is cut short.');
    return reading.ok ? judge(entry, name, reading.header, fileDataStart) : reading;
  } catch (error) {
    return refuse(
      failureWords(error, 'Its bytes in the archive are damaged. Copy or save the file again.'),
    );
  }
}

function zipProblem(entry: yauzl.Entry): string | undefined {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (entry.isEncrypted()) return 'It is encrypted. Save the arrays without a password.';
  if (compressionMethod !== 0 && compressionMethod !== 8)
    return `It is compressed by zip method ${compressionMethod}; NumPy writes only stored and deflated members. Save it again with numpy.savez_compressed.`;
  const possible =
    compressionMethod === 0
      ? compressedSize === uncompressedSize
      : uncompressedSize <= compressedSize * MAX_RATIO;
  return possible
    ? undefined
    : `The archive claims ${uncompressedSize} bytes for it, which its ${compressedSize} stored bytes cannot hold. Save the file again.`;
}

/** Checks the size the archive tells against what dtype and shape need. */
function judge(entry: yauzl.Entry, name: string, header: NpyHeader, fileDataStart: number): Member {
  const held = entry.uncompressedSize - header.dataStart;
  if (held < 0) return refuse('Its data ends within the header: it is cut short.');
  if (header.dataBytes !== null && held !== header.dataBytes) {
    const said = `Its header (${header.dtype}, shape ${shapeText(header.shape)}) needs ${header.dataBytes} bytes, but the archive holds ${held}.`;
    return refuse(
      `${said} ${held < header.dataBytes ? 'The array is cut short' : 'Something else follows the array'}; save it again.`,
    );
  }
  const facts: ArrayFacts = {
    name,
    dtype: header.dtype,
    descr: header.descr,
    shape: [...header.shape],
    fortranOrder: header.fortranOrder,
    bytes: held,
    compression: entry.compressionMethod === 0 ? 'stored' : 'deflated',
  };
  return { ok: true, facts, header, fileDataStart };
}
