/** An open .npz whose arrays are read at any offset. */

import type { FileHandle } from 'node:fs/promises';
import type { NpyHeader } from '../../../shared/dataset/npyHeader';
import { AppError } from '../../../shared/errors/appError';
import { type Archive, entryName } from '../dataset/archive';
import { type Listed, readDirectory } from '../dataset/directory';
import { readError } from '../dataset/failure';
import { Fingerprint } from '../dataset/fingerprint';
import { readMember } from '../dataset/member';
import { invalidNameReason } from '../dataset/memberName';
import { openNpz } from '../dataset/read';
import { openRegularFile } from '../dataset/regularFile';
import type { JobContext } from '../jobs/jobContext';
import { MemberBytes } from './memberBytes';
import type { MemberCache } from './memberCache';

interface OpenArray {
  readonly header: NpyHeader;
  readonly bytes: MemberBytes;
}

export class OpenNpz {
  private readonly arrays = new Map<string, Promise<OpenArray>>();

  private constructor(
    private readonly handle: FileHandle,
    private readonly archive: Archive,
    private readonly entries: ReadonlyMap<string, Listed>,
    private readonly kept: MemberCache,
    /** Of the file as it was opened, as `DatasetFacts` has it. */
    readonly fingerprint: string,
  ) {}

  /** Opens the file and reads its directory. Throws an `AppError` when it is no npz. */
  static async open(path: string, kept: MemberCache): Promise<OpenNpz> {
    const file = await openRegularFile(path);
    if (file.status !== 'open') throw file.error;
    try {
      const archive = await openNpz(file);
      // The budget is against one hostile reading; here each array's header is read once.
      archive.budget = Number.MAX_SAFE_INTEGER;
      const fingerprint = new Fingerprint();
      const entries = await Promise.race([entriesOf(archive, fingerprint), archive.reader.panic]);
      return new OpenNpz(file.handle, archive, entries, kept, fingerprint.text());
    } catch (error) {
      await file.handle.close().catch(() => {});
      throw readError(error, 'npz-damaged');
    }
  }

  /** Names of the arrays, in the order of the file. */
  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Whether both arrays are there with the same bytes, judged by length and CRC. */
  sameBytes(a: string, b: string): boolean {
    const [one, other] = [this.entries.get(a)?.entry, this.entries.get(b)?.entry];
    return (
      one !== undefined &&
      one.crc32 === other?.crc32 &&
      one.uncompressedSize === other.uncompressedSize
    );
  }

  /** Header of an array. Throws an `AppError` when there is none of that name, or it is unusable. */
  async header(name: string): Promise<NpyHeader> {
    return (await this.array(name)).header;
  }

  /** Data of an array; `offset` counts from the end of its header. */
  async data(name: string, offset: number, length: number, context: JobContext): Promise<Buffer> {
    const { header, bytes } = await this.array(name);
    try {
      return await bytes.read(header.dataStart + offset, length, context);
    } catch (error) {
      throw error instanceof AppError ? unreadable(name, error) : error;
    }
  }

  async close(): Promise<void> {
    for (const array of this.arrays.values())
      array.then(({ bytes }) => bytes.close()).catch(() => {});
    await this.handle.close().catch(() => {});
  }

  private array(name: string): Promise<OpenArray> {
    const known = this.arrays.get(name);
    if (known) return known;
    const array = Promise.race([this.openArray(name), this.archive.reader.panic]);
    this.arrays.set(name, array);
    array.catch(() => this.arrays.delete(name));
    return array;
  }

  private async openArray(name: string): Promise<OpenArray> {
    const listed = this.entries.get(name);
    if (!listed) throw new AppError('array-missing', { array: name });
    const { entry } = listed;
    const { zip, reader } = this.archive;
    const member = await readMember(this.archive, listed, name);
    if (!member.ok) throw unreadable(name, member.error);
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const bytes = new MemberBytes(
      reader,
      { start: fileDataStart, length: entry.compressedSize },
      entry.uncompressedSize,
      entry.compressionMethod !== 0,
      this.kept,
    );
    return { header: member.header, bytes };
  }
}

const unreadable = (array: string, cause: AppError) =>
  new AppError('array-unreadable', { array }, { cause });

/** Members by array name; of several with one name the last, as numpy has it. */
async function entriesOf(archive: Archive, fingerprint: Fingerprint): Promise<Map<string, Listed>> {
  const entries = new Map<string, Listed>();
  for (const listed of await readDirectory(archive)) {
    const { entry } = listed;
    fingerprint.add(entry);
    const name = entryName(entry);
    if (invalidNameReason(name) === undefined) entries.set(name.slice(0, -'.npy'.length), listed);
  }
  return entries;
}
