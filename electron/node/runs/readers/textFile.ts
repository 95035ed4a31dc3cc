/** Files of a run, read whole up to a limit or from both ends. */
import { AppError } from '../../../../shared/errors/appError';
import { type OpenFile, openRegularFile } from '../../dataset/regularFile';

/** Bytes of a settings file; real ones have 5 kB. */
const MOST = 4 * 1024 * 1024;

/** Throws an `AppError` for a file that is no text file, or a larger one. */
export const readSettingsText = (path: string): Promise<string> =>
  opened(path, async (file) => {
    if (file.size > MOST) throw new AppError('member-too-large', { bytes: file.size, limit: MOST });
    return (await part(file, 0, file.size)).toString('utf8');
  });

/** The first bytes of a file, at most `most`. Throws an `AppError`. */
export const readBytes = (path: string, most: number): Promise<Uint8Array> =>
  opened(path, (file) => part(file, 0, Math.min(file.size, most)));

/** The last bytes of a file, at most `most`. Throws an `AppError`. */
export const readLast = (path: string, most: number): Promise<Buffer> =>
  opened(path, (file) => part(file, Math.max(0, file.size - most), Math.min(file.size, most)));

/** Bytes that are looked at from either end of a log. */
const END = 256 * 1024;

/** The begin and the end of a log; the middle of a long one is left out. Throws an `AppError`. */
export const readEnds = (path: string): Promise<string> =>
  opened(path, async (file) => {
    if (file.size <= 2 * END) return (await part(file, 0, file.size)).toString('utf8');
    const [begin, end] = [await part(file, 0, END), await part(file, file.size - END, END)];
    return `${begin.toString('utf8')}\n…\n${end.toString('utf8')}`;
  });

async function opened<T>(path: string, use: (file: OpenFile) => Promise<T>): Promise<T> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') throw file.error;
  try {
    return await use(file);
  } finally {
    await file.handle.close();
  }
}

async function part({ handle }: OpenFile, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}
