/** The check of imports on the project's own files with a fault injected, and the lint rules against fixed waits and plain errors. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports, importsIn, ORDER, readImports } from '../../../build/imports.mjs';

const ROOT = path.join(import.meta.dirname, '../../..');
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = readImports(ROOT);
const before = new Set(checkImports(files));

/** The problems that the injected files add to the project's own. */
function added(injected: { readonly [file: string]: string }): string[] {
  const more = Object.entries(injected).map(
    ([file, text]) => [file, importsIn(file, text)] as const,
  );
  return checkImports(new Map([...files, ...more])).filter((problem) => !before.has(problem));
}

describe('the check of imports', () => {
  it('reads every import of the project', () => {
    expect(files.size).toBeGreaterThan(700);
    expect(added({ 'shared/values/fine.ts': "import { z } from 'zod';\nexport { z };\n" })).toEqual(
      [],
    );
  });

  it('fails on a circle of two files, type-only imports included', () => {
    const [problem, ...others] = added({
      'shared/values/one.ts': "import type { Two } from './two';\nexport type One = Two | null;\n",
      'shared/values/two.ts': "export type { One } from './one';\nexport type Two = string;\n",
    });
    expect(problem).toMatch(/^2 files import each other:\s+shared\/values\/one\.ts\s+\S+two\.ts$/);
    expect(others).toEqual([]);
  });

  it('fails on a circle of three files that is closed by a lazy import or by a type in place', () => {
    for (const last of ["const c = () => import('./a')", "type C = import('./a').A"])
      expect(
        added({
          'test/a.ts': "import { b } from './b';\nexport type A = typeof b;\n",
          'test/b.ts': "export * from './c';\nexport const b = 1;\n",
          'test/c.ts': `export ${last};\n`,
        }),
      ).toEqual([expect.stringMatching(/^3 files import each other/)]);
  });

  it('fails on a file that imports itself', () => {
    expect(added({ 'build/self.mjs': "import './self.mjs';\n" })).toEqual([
      expect.stringMatching(/^1 file imports itself/),
    ]);
  });

  it.each([
    ['shared/values/up.ts', '../ipc/injected', 'shared/values -> shared/ipc'],
    ['shared/values/out.ts', '../../electron/node/injected', 'shared/values -> electron/node'],
    ['electron/node/up.ts', '../main/injected', 'electron/node -> electron/main'],
    ['electron/node/cli.ts', '../cli/injected', 'electron/node -> electron/cli'],
    ['electron/cli/beside.ts', '../main/injected', 'electron/cli -> electron/main'],
    ['renderer/store/up.ts', '../app/injected', 'renderer/store -> renderer/app'],
    ['renderer/store/out.ts', '../../electron/node/injected', 'renderer/store -> electron/node'],
  ])('fails on %s, which imports %s', (file, name, arrow) => {
    const injected = `${path.posix.join(path.posix.dirname(file), name)}.ts`;
    const problems = added({ [file]: `import '${name}';\n`, [injected]: '' });
    expect(problems).toEqual([expect.stringContaining(`${file} imports `)]);
    expect(problems[0]).toContain(arrow);
  });

  it('fails on a feature that imports another', () => {
    const file = 'renderer/target/beside.ts';
    expect(
      added({ [file]: "import '../payload/beside';\n", 'renderer/payload/beside.ts': '' }),
    ).toEqual([expect.stringContaining('renderer/target -> renderer/payload')]);
  });

  it('fails on Electron outside electron/main', () => {
    const text = "import { app } from 'electron';\nexport { app };\n";
    expect(added({ 'electron/main/more.ts': text })).toEqual([]);
    expect(added({ 'electron/node/more.ts': text })).toEqual([
      'electron/node/more.ts imports electron, which is for electron/main alone',
    ]);
  });

  it('fails on a folder that has no layer', () => {
    expect(added({ 'shared/new/file.ts': "import '../values/value';\n" })).toEqual(
      expect.arrayContaining([expect.stringMatching(/^shared\/new has no layer/)]),
    );
  });

  it('fails on a known arrow or circle that is gone: the lists only shrink', () => {
    const order = {
      ...ORDER,
      arrows: [...ORDER.arrows, ['shared/values', 'shared/ipc', 1] as const],
      circles: [...ORDER.circles, ['shared/values/value.ts', 'shared/values/visible.ts']],
    };
    expect(checkImports(files, order).filter((problem) => !before.has(problem))).toEqual([
      expect.stringMatching(/^shared\/values -> shared\/ipc: .*knows 1 imports, there are 0/),
      expect.stringMatching(/knows a circle that is gone/),
    ]);
  });
});

/** What the lint of this checkout says of a file with this text. */
function lint(
  name: string,
  text: string,
): { readonly status: number | null; readonly said: string } {
  cpSync(path.join(ROOT, 'biome.json'), path.join(folder, 'biome.json'));
  cpSync(path.join(ROOT, 'build/lint'), path.join(folder, 'build/lint'), { recursive: true });
  mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
  const { status, stdout, stderr } = spawnSync(
    path.join(ROOT, 'node_modules/.bin/biome'),
    ['lint', '--vcs-enabled=false', '--colors=off', name],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

it('the lint fails on a fixed wait in a test, and on none elsewhere', () => {
  const wait =
    'declare const page: { waitForTimeout(ms: number): void };\npage.waitForTimeout(5);\n';
  expect(lint('elsewhere.ts', wait).status).toBe(0);
  const { status, said } = lint('test/waits.spec.ts', wait);
  expect(status).toBe(1);
  expect(said).toContain('A test waits for a state, not for a time');
});

it('the lint fails on a plain error that product code throws, and on none elsewhere', () => {
  const plain = "export function fail(): never {\n  throw new RangeError('beyond the end');\n}\n";
  expect(lint('elsewhere.ts', plain).status).toBe(0);
  const { status, said } = lint('shared/fails.ts', plain);
  expect(status).toBe(1);
  expect(said).toContain('Product code throws an AppError');
});
