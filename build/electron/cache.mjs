// @ts-check
import os from 'node:os';
import path from 'node:path';

/** Folder of the user in which downloaded runtimes are kept; it survives `npm ci`. */
export const cacheFolder = () =>
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'pinnboard');
