// @ts-check
/**
 * What Pinnboard writes into a journal, read by Optuna itself, in an environment of its own: `node test/optuna/run.mjs`.
 * `node test/optuna/run.mjs record` writes recorded/ anew. Needs PyPI once.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../build/cache.mjs';
import { ROOT } from '../../build/paths.mjs';

const OPTUNA = 'optuna==5.0.0';

/** @param {string} command @param {string[]} args */
function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: ROOT, env });
  if (error) throw error;
  return status ?? 1;
}

const folder = path.join(cacheFolder(), 'optuna', OPTUNA);
const python = path.join(folder, 'bin/python');
if (!existsSync(path.join(folder, 'bin/optuna'))) {
  mkdirSync(path.dirname(folder), { recursive: true });
  if (run('python3', ['-m', 'venv', '--clear', folder]) !== 0) process.exit(1);
  if (run(python, ['-m', 'pip', 'install', '--quiet', OPTUNA]) !== 0) process.exit(1);
}
const here = path.join(ROOT, 'test/optuna');
process.exitCode = process.argv.includes('record')
  ? run(python, [path.join(here, 'record.py'), path.join(here, 'recorded')])
  : run('npx', ['vitest', 'run', '--project', 'node', 'test/optuna'], {
      ...process.env,
      PINNBOARD_OPTUNA: python,
    });
