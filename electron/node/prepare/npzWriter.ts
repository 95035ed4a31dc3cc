/**
 * Writes an npz one block after the other, of any size, in bounded memory. The archive has zip64 throughout. Own code: two members
 * share the same compressed bytes, and blocks are compressed on several cores.
 */

import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import { AppError } from '../../../shared/errors/appError';
import { Bug } from '../../../shared/errors/internal';
import { crc32 } from './crc32';

const deflate = promisify(deflateRaw);
/** As much as is gained with floats; more takes twice the time for 1 % of the size. */
const LEVEL = 4;
/** Blocks that are compressed at the same time. */
const AT_ONCE = 4;
const COPIED = 8 * 1024 * 1024;
/** What `Z_FINISH` adds for no data. */
const END = Uint8Array.of(3, 0);

export interface NpyArray {
  /** As numpy writes it: `<f4`. */
  readonly descr: string;
  readonly shape: readonly number[];
}

interface Entry {
  readonly name: Buffer;
  readonly start: number;
  readonly dataStart: number;
  crc: number;
  size: number;
  compressed: number;
}

export class NpzWriter {
  private position = 0;
  private readonly entries: Entry[] = [];

  /** @param handle a new file, opened for reading and writing */
  constructor(
    private readonly handle: FileHandle,
    private readonly compress: boolean,
  ) {}

  /** Starts an array, which is written in C order by `write` and must be ended before the next. */
  async begin(name: string, { descr, shape }: NpyArray): Promise<Member> {
    const start = this.position;
    const file = Buffer.from(`${name}.npy`);
    const head = localHeader(file, this.compress);
    const entry = {
      name: file,
      start,
      dataStart: start + head.length,
      crc: 0,
      size: 0,
      compressed: 0,
    };
    this.entries.push(entry);
    await this.append(head);
    const member = new Member(entry, this.compress, (bytes) => this.append(bytes));
    await member.write(npyHeader(descr, shape));
    return member;
  }

  /** A whole array. */
  async array(name: string, like: NpyArray, bytes: Uint8Array): Promise<void> {
    const member = await this.begin(name, like);
    await member.write(bytes);
    await member.end();
  }

  /** The array `of` under another name as well; its bytes are copied as they are stored. */
  async copy(name: string, of: string, signal: AbortSignal): Promise<void> {
    const original = this.entries.find((entry) => entry.name.toString() === `${of}.npy`);
    if (!original) throw new Bug(`There is no array ${of}`);
    const file = Buffer.from(`${name}.npy`);
    const start = this.position;
    const head = localHeader(file, this.compress);
    this.entries.push({ ...original, name: file, start, dataStart: start + head.length });
    await this.append(head);
    const buffer = Buffer.alloc(COPIED);
    for (let at = 0; at < original.compressed; ) {
      signal.throwIfAborted();
      const wanted = Math.min(COPIED, original.compressed - at);
      const { bytesRead } = await this.handle.read(buffer, 0, wanted, original.dataStart + at);
      if (bytesRead === 0) throw new AppError('read-failed', { errno: 'EIO' });
      await this.append(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  }

  /** Writes the directory. Returns the size of the file. */
  async finish(): Promise<number> {
    for (const entry of this.entries) {
      // Sizes and sum are known only now.
      const sizes = Buffer.alloc(16);
      sizes.writeBigUInt64LE(BigInt(entry.size), 0);
      sizes.writeBigUInt64LE(BigInt(entry.compressed), 8);
      await this.write(sizes, entry.dataStart - 16);
      const sum = Buffer.alloc(4);
      sum.writeUInt32LE(entry.crc);
      await this.write(sum, entry.start + 14);
    }
    const start = this.position;
    for (const entry of this.entries) await this.append(centralHeader(entry, this.compress));
    await this.append(endOf(this.entries.length, start, this.position - start));
    return this.position;
  }

  private async append(bytes: Uint8Array): Promise<void> {
    const at = this.position;
    this.position += bytes.length;
    await this.write(bytes, at);
  }

  /** All of it: a disk that fills up takes a part without an error. */
  private async write(bytes: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
  }
}

/** One array that is being written. */
export class Member {
  private readonly pending: Promise<Uint8Array>[] = [];

  constructor(
    private readonly entry: Entry,
    private readonly compress: boolean,
    private readonly append: (bytes: Uint8Array) => Promise<void>,
  ) {}

  /** The bytes must not change afterwards. */
  async write(bytes: Uint8Array): Promise<void> {
    const { entry } = this;
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (!this.compress) return this.store(bytes);
    // Blocks that end on a byte make one stream when they are joined.
    const block = deflate(bytes, { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH });
    block.catch(() => {});
    this.pending.push(block);
    if (this.pending.length >= AT_ONCE) await this.next();
  }

  async end(): Promise<void> {
    while (this.pending.length > 0) await this.next();
    if (this.compress) await this.store(END);
  }

  private async next(): Promise<void> {
    const block = await this.pending.shift();
    if (block) await this.store(block);
  }

  private async store(bytes: Uint8Array): Promise<void> {
    this.entry.compressed += bytes.length;
    await this.append(bytes);
  }
}

/** The header of an npy file, version 1: data starts at a multiple of 64 bytes. */
function npyHeader(descr: string, shape: readonly number[]): Buffer {
  const list = `${shape.join(', ')}${shape.length === 1 ? ',' : ''}`;
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${list}), }`;
  const length = Math.ceil((10 + dict.length + 1) / 64) * 64 - 10;
  const head = Buffer.alloc(10 + length, ' ');
  head.write('\x93NUMPY\x01\x00', 'latin1');
  head.writeUInt16LE(length, 8);
  head.write(`${dict.padEnd(length - 1)}\n`, 10, 'latin1');
  return head;
}

/** 1 January 1980, as numpy has it. */
const DATE = (1 << 5) | 1;
const ZIP64 = 45;
const IN_EXTRA = 0xffffffff;

/** Sizes are filled in at the end. */
function localHeader(name: Buffer, compress: boolean): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(ZIP64, 4);
  head.writeUInt16LE(compress ? 8 : 0, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt32LE(IN_EXTRA, 18);
  head.writeUInt32LE(IN_EXTRA, 22);
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(20, 28);
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  return Buffer.concat([head, name, extra]);
}

function centralHeader({ name, crc, size, compressed, start }: Entry, compress: boolean): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(ZIP64, 4);
  head.writeUInt16LE(ZIP64, 6);
  head.writeUInt16LE(compress ? 8 : 0, 10);
  head.writeUInt16LE(DATE, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(IN_EXTRA, 20);
  head.writeUInt32LE(IN_EXTRA, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(28, 30);
  head.writeUInt32LE(IN_EXTRA, 42);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(compressed), 12);
  extra.writeBigUInt64LE(BigInt(start), 20);
  return Buffer.concat([head, name, extra]);
}

/** Zip64's end, where it is, and the old end. */
function endOf(count: number, start: number, size: number): Buffer {
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(ZIP64, 12);
  end64.writeUInt16LE(ZIP64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(0xffff, 8);
  end.writeUInt16LE(0xffff, 10);
  end.writeUInt32LE(IN_EXTRA, 12);
  end.writeUInt32LE(IN_EXTRA, 16);
  return Buffer.concat([end64, locator, end]);
}
