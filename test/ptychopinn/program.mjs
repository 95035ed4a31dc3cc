// @ts-check
/** The real PtychoPINN that the journeys run: a folder laid out as its install.sh makes it (README.md of this folder). */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../build/cache.mjs';
import { ROOT } from '../../build/paths.mjs';

/** Revisions of PtychoPINN by target. */
export const REVISIONS = {
  'ptychopinn-2026.07': '712c23f',
  'ptychopinn-refactor-2026.07': '99efda1',
};
const INSTALLER = path.join(ROOT, '../shared/ptychopinn/install.sh');
const NEEDED = [...Object.values(REVISIONS).map((name) => `${name}/bin/python`), 'without-triton'];

/** Why a folder does not serve; empty if it does. @param {string} folder */
const problemOf = (folder) =>
  NEEDED.filter((name) => !existsSync(path.join(folder, name)))
    .map((name) => `${folder} has no ${name}.`)
    .join(' ');

/** @param {string} folder */
function install(folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  console.log(
    `Looking for PtychoPINN in ${folder}, installing it if needed (minutes, about 9 GB) …`,
  );
  // Two runs that start at once must not install into the same folder.
  const words = [`${folder}.lock`, 'bash', INSTALLER, folder];
  const { status } = spawnSync('flock', words, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${INSTALLER} could not install PtychoPINN.`);
}

/**
 * The installation: the one that PINNBOARD_PTYCHOPINN names, else one in the cache folder, which is made if it has to be. Null
 * where there is neither it nor the installer. Throws when it is incomplete or cannot be made.
 */
export function findProgram() {
  const named = process.env.PINNBOARD_PTYCHOPINN;
  const folder = named ?? path.join(cacheFolder(), 'ptychopinn');
  if (named === undefined && existsSync(INSTALLER)) install(folder);
  else if (named === undefined && problemOf(folder) !== '') return null;
  const problem = problemOf(folder);
  if (problem !== '') throw new Error(problem);
  return folder;
}
