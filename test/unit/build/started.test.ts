/** A script of the build does its work in a checkout that is reached through a symbolic link. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../../../build/paths.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-started-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });

it.each([
  ['through no link', () => ROOT],
  [
    'through a link',
    () => {
      const link = path.join(folder, 'checkout');
      symlinkSync(ROOT, link);
      return link;
    },
  ],
])('a check that is started %s does not pass without a look', (_, checkout) => {
  const noBinary = fileURLToPath(import.meta.url);
  const { status, stderr } = run(path.join(checkout(), 'build', 'fuses.mjs'), noBinary);
  expect(stderr).toContain(`${noBinary} has no fuses`);
  expect(status).toBe(1);
});

it.each([
  ['without an argument', []],
  ['with a word', ['word']],
  ['with a folder', [ROOT]],
])('a script that is imported %s does not start', (_, args) => {
  const url = new URL('../../../build/fuses.mjs', import.meta.url).href;
  const code = `await import(${JSON.stringify(url)}); console.log('imported');`;
  const { status, stdout, stderr } = run('--input-type=module', '--eval', code, ...args);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'imported\n', stderr: '' });
});
