/** Reading the folder of a run that Pinnboard wrote. */
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { OUTPUT_FOLDER, RESULTS, RUN_FILES } from '../../../shared/runs/folder';
import type { Progress } from '../../../shared/runs/metrics';
import { type StateNow, stateNow } from '../../../shared/runs/state';
import { type Running, readStatus, type StatusChange } from '../../../shared/runs/status';
import { errorCode } from '../files/errno';
import { MetricsFile } from './metricsFile';
import { isAlive } from './process';

/** A run as it is now. */
export interface RunNow extends StateNow {
  /** Absolute. */
  readonly folder: string;
  readonly changes: readonly StatusChange[];
  /** null before PtychoPINN has written any. */
  readonly progress: Progress | null;
}

/** Looks at one run again and again; what grows is read once. */
export class RunReader {
  private metrics: { readonly file: string; readonly reader: MetricsFile } | null = null;

  /** @param folder absolute */
  constructor(private readonly folder: string) {}

  /** Throws `run-folder-foreign` and `run-status-invalid`. */
  async read(): Promise<RunNow> {
    const changes = await this.changes();
    const running = changes.find((change) => change.state === 'running');
    const files = await this.outputFiles();
    const seen = {
      alive: running ? await isAlive(running) : false,
      result: files.some((file) => RESULT_NAMES.includes(path.basename(file))),
      error: await this.error(),
    };
    return {
      folder: this.folder,
      changes,
      ...stateNow(changes, seen),
      progress: await this.progress(files),
    };
  }

  /** The process of the run; null for one that was never started. */
  async running(): Promise<Running | null> {
    return (await this.changes()).find((change) => change.state === 'running') ?? null;
  }

  private async changes(): Promise<readonly StatusChange[]> {
    const file = path.join(this.folder, RUN_FILES.status);
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      throw new AppError('run-folder-foreign', { path: this.folder }, { cause });
    }
    return readStatus(text, file);
  }

  /** Files below the output folder, newest version of the logs last. */
  private async outputFiles(): Promise<string[]> {
    try {
      const entries = await readdir(path.join(this.folder, OUTPUT_FOLDER), {
        recursive: true,
        withFileTypes: true,
      });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.path, entry.name))
        .sort();
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  private async progress(files: readonly string[]): Promise<Progress | null> {
    const file = files.findLast((name) => path.basename(name) === 'metrics.csv');
    if (file === undefined) return null;
    if (this.metrics?.file !== file) this.metrics = { file, reader: new MetricsFile(file) };
    return this.metrics.reader.read();
  }

  private async error(): Promise<string | null> {
    const text = await readEnd(path.join(this.folder, RUN_FILES.stderr));
    return exceptionOf(text);
  }
}

/**
 * The folders of runs below a folder, at any depth, in alphabetical order; a run's own folder is not searched. Links are
 * not followed. Throws `file-unreadable` for the folder itself.
 */
export async function runFolders(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((cause: unknown) => {
    throw new AppError('file-unreadable', { path: dir, errno: errorCode(cause) }, { cause });
  });
  if (entries.some(({ name }) => name === RUN_FILES.status)) return [dir];
  const found: string[] = [];
  for (const entry of entries)
    if (entry.isDirectory())
      found.push(...(await runFolders(path.join(dir, entry.name)).catch(() => [])));
  return found.sort();
}

const RESULT_NAMES: readonly string[] = Object.values(RESULTS);

/** Characters at the end of a log that are looked at. */
const TAIL = 64 * 1024;

/** The end of a file's text; empty where there is none. */
export async function readEnd(file: string, bytes = TAIL): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(Math.min(bytes, size));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, size - buffer.length);
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** The exception of the last traceback: its line that stands after the frames. */
export function exceptionOf(text: string): string | null {
  const at = text.lastIndexOf('Traceback (most recent call last):');
  if (at < 0) return null;
  const line = text
    .slice(at)
    .split('\n')
    .slice(1)
    .find((one) => /^\S/.test(one));
  return line?.trim() ?? null;
}
