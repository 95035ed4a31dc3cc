// @ts-check
/** Debian packages that Electron and the tests need: installed when root, else the command is printed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** A package, and how to see that it is there. */
const PACKAGES = [
  { name: 'xvfb', there: () => onPath('Xvfb') },
  { name: 'xauth', there: () => onPath('xauth') },
  { name: 'libgtk-3-0', there: () => hasLibrary('libgtk-3.so.0') },
  { name: 'libnss3', there: () => hasLibrary('libnss3.so') },
  { name: 'libasound2', there: () => hasLibrary('libasound.so.2') },
  { name: 'libgbm1', there: () => hasLibrary('libgbm.so.1') },
  { name: 'fonts-dejavu-core', there: () => existsSync('/usr/share/fonts') },
];

/** What the tests need besides: scripts are run by what they are for. */
const TEST_PACKAGES = [
  { name: 'git', there: () => onPath('git') },
  { name: 'parallel', there: () => onPath('parallel') },
  { name: 'shellcheck', there: () => onPath('shellcheck') },
  {
    name: 'chromium',
    there: () => process.env['PINNBOARD_CHROMIUM'] !== undefined || onPath('chromium'),
  },
];

/** Debian's Python as the tests need it, where no environment can be made from PyPI (python.mjs). */
const PYTHON_PACKAGES = [
  { name: 'python3-numpy', there: () => imports('numpy') },
  { name: 'python3-h5py', there: () => imports('h5py') },
  { name: 'python3-yaml', there: () => imports('yaml') },
];

/** A whole Slurm, for `npm run test:slurm`. */
const SLURM_PACKAGES = [
  { name: 'slurm-wlm', there: () => existsSync('/usr/sbin/slurmctld') },
  { name: 'munge', there: () => existsSync('/usr/sbin/munged') },
];

/** A server of its own, and login shells of all kinds, for `npm run test:ssh`. */
const SSH_PACKAGES = [
  { name: 'openssh-client', there: () => onPath('ssh') },
  { name: 'openssh-server', there: () => existsSync('/usr/sbin/sshd') },
  { name: 'tcsh', there: () => onPath('tcsh') },
  { name: 'fish', there: () => onPath('fish') },
  { name: 'busybox', there: () => onPath('busybox') },
];

/** Hands and eyes at the packed app, for `npm run test:package`. */
const PACKAGE_PACKAGES = [
  { name: 'xdotool', there: () => onPath('xdotool') },
  { name: 'x11-utils', there: () => onPath('xprop') },
  { name: 'imagemagick', there: () => onPath('import') },
  { name: 'desktop-file-utils', there: () => onPath('desktop-file-validate') },
  { name: 'shared-mime-info', there: () => onPath('update-mime-database') },
];

/** @param {string} module */
const imports = (module) => spawnSync('/usr/bin/python3', ['-c', `import ${module}`]).status === 0;

/** @param {string} program */
const onPath = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** @param {string} library */
function hasLibrary(library) {
  const cache = spawnSync('sh', ['-c', '/sbin/ldconfig -p || ldconfig -p'], { encoding: 'utf8' });
  return cache.stdout.includes(`${library} `);
}

/** By purpose. */
const NEEDED = {
  run: PACKAGES,
  test: [...PACKAGES, ...TEST_PACKAGES],
  python: PYTHON_PACKAGES,
  slurm: SLURM_PACKAGES,
  ssh: SSH_PACKAGES,
  package: [...PACKAGES, ...PACKAGE_PACKAGES],
};

/**
 * Sees that the system libraries are there, and for a test what it needs besides. Throws with the command to
 * run when they are not and cannot be installed. On systems other than Linux there is nothing to do.
 * @param {keyof typeof NEEDED} [purpose]
 */
export function ensureSystem(purpose = 'run') {
  if (process.platform !== 'linux') return;
  const missing = () => NEEDED[purpose].filter(({ there }) => !there()).map(({ name }) => name);
  const wanted = missing();
  if (wanted.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${wanted.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get'))
    throw new Error(
      `Pinnboard needs these system packages: ${wanted.join(' ')}.\nInstall them with:\n  sudo ${install}`,
    );
  console.error(`Installing system packages: ${wanted.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (/** @type {string} */ command) =>
    spawnSync('sh', ['-c', command], { env, encoding: 'utf8' });
  let result = run(install);
  // A fresh machine has no package lists yet.
  if (result.status !== 0) {
    run('apt-get update');
    result = run(install);
  }
  if (result.status !== 0)
    throw new Error(
      `Installing failed:\n${result.stderr.trim()}\nInstall them with:\n  sudo apt-get update && sudo ${install}`,
    );
}
