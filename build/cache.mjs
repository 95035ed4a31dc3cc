// @ts-check
/** Where tests keep what is too big for a checkout and serves all of them. */
import { homedir } from 'node:os';
import path from 'node:path';

/** `$XDG_CACHE_HOME/pinnboard`, by default `~/.cache/pinnboard`. @param {NodeJS.ProcessEnv} [env] */
export const cacheFolder = (env = process.env) =>
  path.join(env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'pinnboard');
