/** Texts of a run, read whole up to a limit or from both ends. */
import { AppError } from '../../../../shared/errors/appError';
import { openRegularFile } from '../../dataset/regularFile';

/** Bytes of a settings file; real ones have 5 kB. */
const MOST = 4 * 1024 * 1024;

/** Throws an `AppError` for a file that is no text file, or a larger one. */
export async function readSettingsText(path: string): Promise<string> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') throw file.error;
  try {
    if (file.size > MOST) throw new AppError('member-too-large', { bytes: file.size, limit: MOST });
    const buffer = Buffer.alloc(file.size);
    const { bytesRead } = await file.handle.read(buffer, 0, file.size, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await file.handle.close();
  }
}

/** Bytes that are looked at from either end of a log. */
const END = 256 * 1024;

/** The begin and the end of a log; the middle of a long one is left out. Throws an `AppError`. */
export async function readEnds(path: string): Promise<string> {
  const file = await openRegularFile(path);
  if (file.status !== 'open') throw file.error;
  try {
    const part = async (from: number, length: number) => {
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await file.handle.read(buffer, 0, length, from);
      return buffer.subarray(0, bytesRead).toString('utf8');
    };
    if (file.size <= 2 * END) return await part(0, file.size);
    return `${await part(0, END)}\n…\n${await part(file.size - END, END)}`;
  } finally {
    await file.handle.close();
  }
}
