/** The tests' Python: made once from the pinned packages, or Debian's where that cannot be. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../build/cache.mjs';
import { findPython, withPython } from '../../../build/python.mjs';
import { PYTHON } from '../../python';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-python-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Processes on a busy machine. */
const PATIENCE = 180_000;

/** An index that nothing answers for: pip fails as it does without a network. */
const OFFLINE = {
  ...process.env,
  PIP_INDEX_URL: 'http://127.0.0.1:9/simple',
  PIP_FIND_LINKS: '',
  PIP_NO_CACHE_DIR: '1',
};
const debian = () => '/usr/bin/python3';

/** An interpreter without the module ensurepip, as Debian's is until python3-venv is installed. */
function withoutVenv(): string {
  const python = path.join(folder, 'no venv');
  writeFileSync(python, '#!/bin/sh\necho "No module named ensurepip" >&2\nexit 1\n');
  chmodSync(python, 0o755);
  return python;
}

describe("the tests' Python", () => {
  it('has numpy, h5py and PyYAML, and is the `python3` of what tests start', () => {
    const imported = execFileSync(PYTHON, ['-c', 'import h5py, numpy, yaml; print(1)']);
    expect(imported.toString()).toBe('1\n');
    const command = 'python3 -c "import h5py, numpy, sys, yaml; print(sys.version_info >= (3, 9))"';
    const started = execFileSync('sh', ['-c', command], { env: withPython(process.env) });
    expect(started.toString()).toBe('True\n');
  });

  it(
    "is Debian's where PyPI cannot be reached, and nothing half made is left",
    () => {
      const cache = path.join(folder, 'offline');
      expect(findPython({ cache, env: OFFLINE, debian })).toBe('/usr/bin/python3');
      expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
    },
    PATIENCE,
  );

  it("is Debian's where no Python can make a virtual environment", () => {
    const cache = path.join(folder, 'no-venv');
    const bases = [withoutVenv(), path.join(folder, 'absent')];
    expect(findPython({ cache, bases, debian })).toBe('/usr/bin/python3');
    expect(existsSync(cache)).toBe(false);
  });

  it('that can be had in neither way is an error with both reasons', () => {
    const cache = path.join(folder, 'neither');
    const refuse = () => {
      throw new Error('Install them with:\n  sudo apt-get install python3-numpy');
    };
    const find = () => findPython({ cache, bases: [withoutVenv()], debian: refuse });
    expect(find).toThrow(/modules venv and ensurepip.*\n.*\n.*sudo apt-get install python3-numpy/);
  });

  it(
    'is made once by two runs that start at the same time, then found',
    async () => {
      const cache = path.join(folder, 'twice');
      // The environment is made by a stand-in: what is tried here is who wins.
      const base = path.join(folder, 'maker');
      const interpreter = '#!/bin/sh\\nsleep 0.2\\nexit 0\\n';
      writeFileSync(
        base,
        `#!/bin/sh\n[ "$2" = venv ] || exit 0\nmkdir -p "$3/bin"\nprintf '${interpreter}' > "$3/bin/python"\nchmod +x "$3/bin/python"\n`,
      );
      chmodSync(base, 0o755);
      const module = path.join(import.meta.dirname, '../../../build/python.mjs');
      const program = `import(${JSON.stringify(module)}).then((m) => console.log(m.findPython(${JSON.stringify({ cache, bases: [base] })})))`;
      const made = await Promise.all(
        [0, 1].map(
          () =>
            new Promise<string>((resolve, reject) => {
              const child = spawn(process.execPath, ['-e', program], { stdio: 'pipe' });
              let out = '';
              child.stdout.on('data', (chunk) => {
                out += String(chunk);
              });
              child.on('error', reject);
              child.on('close', () => resolve(out.trim()));
            }),
        ),
      );
      expect(new Set(made).size).toBe(1);
      expect(existsSync(made[0] ?? '')).toBe(true);
      expect(readdirSync(cache)).toHaveLength(1);
      const find = (bases: string[]) => findPython({ cache, bases, debian });
      expect(find([])).toBe(made[0]);
      // As after its base interpreter was removed: a link that leads nowhere.
      rmSync(made[0] ?? '');
      expect(find([])).toBe('/usr/bin/python3');
      expect(find([base])).toBe(made[0]);
    },
    PATIENCE,
  );
});

it('no test or tool starts whatever `python3` is on the PATH', () => {
  const root = path.join(import.meta.dirname, '../../..');
  const starts = /\b(?:exec|spawn)\w*\(\s*['"]python3?['"]/;
  const files = ['test', 'build'].flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs)$/.test(file))
      .map((file) => path.join(top, file)),
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.filter((file) => starts.test(readFileSync(path.join(root, file), 'utf8')));
  expect(found).toEqual([]);
  expect(['spawnSync(', "'python3', [])"].join('')).toMatch(starts);
});

it('the cache is outside the checkout, where XDG_CACHE_HOME says', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/x' })).toBe('/x/pinnboard');
  expect(cacheFolder({})).toMatch(/\/\.cache\/pinnboard$/);
});
