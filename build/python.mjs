// @ts-check
/**
 * The Python that tests run: a virtual environment with the packages of test/requirements.txt, made once outside
 * the checkout; where PyPI or the venv module is out of reach, Debian's Python with Debian's packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache.mjs';
import { ROOT } from './paths.mjs';
import { ensureSystem } from './system.mjs';

const REQUIREMENTS = path.join(ROOT, 'test/requirements.txt');
const DEBIAN = '/usr/bin/python3';
const BIN = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
const MODULES = 'numpy, h5py, yaml';
/** A firewall that drops packets is noticed within a minute. */
const PIP = ['--quiet', '--disable-pip-version-check', '--timeout=15', '--retries=2'];
const INSTALL = ['--only-binary=:all:', '-r', REQUIREMENTS];
const CAN_MAKE = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))';

/** @typedef {{ cache?: string, bases?: readonly string[], env?: NodeJS.ProcessEnv, debian?: () => string }} Options */

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
function run(command, args, env) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', env });
  return { ok: status === 0, problem: error?.message ?? stderr.trim().split('\n').at(-1) ?? '' };
}

/** Debian's Python with its packages. Throws with the command that installs them. */
function debianPython() {
  ensureSystem('python');
  const { ok, problem } = run(DEBIAN, ['-c', `import ${MODULES}`]);
  if (!ok) throw new Error(`${DEBIAN} has no ${MODULES}: ${problem}`);
  return DEBIAN;
}

/**
 * Makes the environment beside its final place and renames it, so that it is complete or absent, whoever else
 * makes it meanwhile. Only its interpreter may be run: its scripts name the folder it was made in.
 * @param {string} home @param {string} base @param {NodeJS.ProcessEnv} env @returns {string} why not; empty if made
 */
function make(home, base, env) {
  mkdirSync(path.dirname(home), { recursive: true });
  const fresh = mkdtempSync(`${home}.`);
  const python = path.join(fresh, BIN);
  try {
    const steps = [
      () => run(base, ['-m', 'venv', fresh], env),
      () => run(python, ['-m', 'pip', ...PIP, 'install', ...INSTALL], env),
      () => run(python, ['-c', `import ${MODULES}`], env),
    ];
    for (const step of steps) {
      const { ok, problem } = step();
      if (!ok) return problem;
    }
    // An environment whose base interpreter was removed makes way.
    if (!existsSync(path.join(home, BIN))) rmSync(home, { recursive: true, force: true });
    renameSync(fresh, home);
    return '';
  } catch (error) {
    // Another run was faster.
    return existsSync(path.join(home, BIN)) ? '' : String(error);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * Finds the tests' interpreter, or makes it. Throws when neither PyPI nor Debian's packages serve.
 * @param {Options} [options]
 */
export function findPython(options = {}) {
  const {
    env = process.env,
    bases = ['python3', DEBIAN, 'python'],
    debian = debianPython,
  } = options;
  const { cache = path.join(cacheFolder(env), 'python') } = options;
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex');
  const home = path.join(cache, version.slice(0, 16));
  const python = path.join(home, BIN);
  if (existsSync(python)) return python;
  const base = bases.find((candidate) => run(candidate, ['-c', CAN_MAKE], env).ok);
  let problem = 'there is no Python 3.9 or later with the modules venv and ensurepip';
  if (base) {
    console.error(`Making the tests' Python environment in ${home} …`);
    problem = make(home, base, env);
    if (problem === '') return python;
  }
  console.error(
    `No Python environment for the tests from PyPI, using Debian's packages: ${problem}`,
  );
  try {
    return debian();
  } catch (error) {
    throw new Error(
      `The tests need Python with ${MODULES}. From PyPI: ${problem}\nFrom Debian's packages: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** The tests' interpreter. PINNBOARD_TEST_PYTHON, which `npm test` sets, names it. */
export function testPython() {
  process.env.PINNBOARD_TEST_PYTHON ||= findPython();
  return process.env.PINNBOARD_TEST_PYTHON;
}

/** An environment in which `python3` is the tests' interpreter. @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
export const withPython = (env) => ({
  ...env,
  PATH: `${path.dirname(testPython())}${path.delimiter}${env.PATH ?? ''}`,
});
