/** Copying what a file on a host has grown by. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../files/errno';
import type { Connection } from '../hosts/connection';

/** Bytes that are asked for at once, and how often in one look: a log of gigabytes comes in pieces. */
const PART = 1024 * 1024;
const MOST_PARTS = 16;
/** The end of what is here has to be there, too: else the file was written anew. */
const OVERLAP = 256;

/**
 * Makes the file here what it is there: what is new is added, and a file that was written anew is replaced whole. One
 * that is empty or gone there leaves what is here. Two who do this at once write the same bytes at the same place.
 */
export async function copyGrown(
  there: string,
  here: string,
  connection: Connection,
): Promise<void> {
  const end = await endOf(here);
  const from = end.size - end.bytes.length;
  const part = await connection.readPart(there, from, OVERLAP + PART);
  if (part === null || part.size === 0) return;
  const first = Buffer.from(part.bytes);
  const isSame = first.subarray(0, end.bytes.length).equals(end.bytes);
  if (!isSame) return replace(there, here, connection);
  const added = first.subarray(end.bytes.length);
  if (added.length === 0) return;
  await mkdir(path.dirname(here), { recursive: true });
  const handle = await open(here, end.size === 0 ? 'w' : 'r+');
  try {
    await handle.write(added, 0, added.length, end.size);
    await follow(there, end.size + added.length, part.size, connection, handle);
  } finally {
    await handle.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

/** Copies on from a byte to the end that was seen, some parts at most. */
async function follow(
  there: string,
  from: number,
  size: number,
  connection: Connection,
  handle: Handle,
): Promise<void> {
  let at = from;
  for (let parts = 1; parts < MOST_PARTS && at < size; parts += 1) {
    const part = await connection.readPart(there, at, PART);
    if (part === null || part.bytes.length === 0) return;
    await handle.write(part.bytes, 0, part.bytes.length, at);
    at += part.bytes.length;
  }
}

/** Beside it, then renamed: a reader here never sees a half. */
async function replace(there: string, here: string, connection: Connection): Promise<void> {
  const beside = `${here}.new`;
  const handle = await open(beside, 'w');
  try {
    await follow(there, 0, Number.POSITIVE_INFINITY, connection, handle);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(beside, here);
}

/** The last bytes of a file, and its size; none where there is no file. */
async function endOf(file: string): Promise<{ readonly size: number; readonly bytes: Buffer }> {
  let handle: Handle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { size: 0, bytes: Buffer.alloc(0) };
    throw error;
  }
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(OVERLAP, size));
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return { size, bytes };
  } finally {
    await handle.close();
  }
}
