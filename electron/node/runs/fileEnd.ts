/** The end of a text file that is read again and again. */
import { open } from 'node:fs/promises';
import { errorCode } from '../files/errno';

/** Bytes that are looked at: tracebacks through PyTorch have some ten thousand. */
const END = 256 * 1024;

/** Reads a file's end anew when the file changed. */
export class FileEnd {
  private stamp = '';
  private text = '';

  constructor(private readonly file: string) {}

  /** Its end, and whether that is another one than last time; empty where there is no file. */
  async read(): Promise<{ readonly text: string; readonly isNew: boolean }> {
    try {
      const handle = await open(this.file, 'r');
      try {
        const { size, mtimeMs, ino } = await handle.stat();
        const stamp = `${ino} ${size} ${mtimeMs}`;
        if (stamp === this.stamp) return { text: this.text, isNew: false };
        const buffer = Buffer.alloc(Math.min(END, size));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, size - buffer.length);
        this.text = buffer.subarray(0, bytesRead).toString('utf8');
        this.stamp = stamp;
        return { text: this.text, isNew: true };
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { text: '', isNew: false };
      throw error;
    }
  }
}
