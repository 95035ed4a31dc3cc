/** An Optuna journal on disk: read whole, and added to under the lock that Optuna itself takes (optuna/storages/journal/_file.py). */
import { randomUUID } from 'node:crypto';
import {
  appendFile,
  open,
  readFile,
  rename,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../../shared/errors/appError';
import { readJournal, type Study } from '../../../../shared/sweep/optuna/journal';
import { writeError } from '../../files/atomicWrite';
import { errorCode } from '../../files/errno';

const MOST_BYTES = 256 * 1024 * 1024;
const SQLITE = 'SQLite format 3\0';

/** Optuna holds its lock for one write; a lock that stays is one that a killed program left. */
const PATIENCE_MS = 5000;
const LONGEST_PAUSE_MS = 500;

/** The studies of a journal. Throws `optuna-sqlite`, `optuna-journal-invalid` and `file-unreadable`. */
export async function readJournalFile(file: string): Promise<Study[]> {
  return readJournal(await textOf(file), file);
}

/**
 * Appends what `make` returns for the studies that are there; a file that is missing is created. What others write meanwhile
 * waits. Throws `optuna-locked`, `write-failed` and what reading throws.
 */
export async function addToJournal(
  file: string,
  make: (read: (added: string) => Study[]) => string,
): Promise<void> {
  const unlock = await lock(file);
  try {
    const text = await textOf(file, '');
    // Whatever is added would become part of a line that was cut short.
    if (text !== '' && !text.endsWith('\n'))
      throw new AppError('optuna-journal-invalid', { path: file, line: text.split('\n').length });
    const added = make((more) => readJournal(text + more, file));
    if (added !== '')
      await appendFile(file, added, { flush: true }).catch((error: unknown) => {
        throw writeError(file, error);
      });
  } finally {
    await unlock();
  }
}

async function textOf(file: string, missing?: string): Promise<string> {
  try {
    const { size } = await stat(file);
    const head = await headOf(file);
    if (head === SQLITE)
      throw new AppError('optuna-sqlite', { path: file, name: path.basename(file) });
    if (size > MOST_BYTES) throw new AppError('optuna-journal-invalid', { path: file, line: 1 });
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const errno = errorCode(cause);
    if (errno === 'ENOENT' && missing !== undefined) return missing;
    throw new AppError('file-unreadable', { path: file, errno }, { cause });
  }
}

async function headOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(SQLITE.length),
      0,
      SQLITE.length,
      0,
    );
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Takes the lock; returns the function that gives it back. */
async function lock(file: string): Promise<() => Promise<void>> {
  const name = `${file}.lock`;
  const until = Date.now() + PATIENCE_MS;
  for (let pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      await make(name, file);
      return async () => {
        // As Optuna does, so that nobody sees the lock half removed.
        const aside = `${name}${randomUUID()}.rename`;
        await rename(name, aside);
        await unlink(aside);
      };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw writeError(file, error);
      if (Date.now() > until) throw new AppError('optuna-locked', { path: file, lock: name });
      await new Promise((go) => setTimeout(go, pause));
    }
  }
}

/** A link, or where the system has none a file: Optuna's two kinds of lock, each of which keeps the other out. */
const make = (name: string, file: string): Promise<void> =>
  symlink(file, name).catch((error: unknown) => {
    if (errorCode(error) !== 'EPERM') throw error;
    return writeFile(name, '', { flag: 'wx' });
  });
