/** Two runners of tests at once: the words of one are kept until the other has ended, and all of them are printed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-runner-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** More than a pipe takes at once. */
const LINES = 20_000;
const FILE = path.join(folder, 'said');

/** Ends when the second has said all it has to say. */
const FIRST = `console.log('first begins');
  while (!require('node:fs').existsSync(${JSON.stringify(FILE)}));
  console.log('first ends');`;
const SECOND = `for (let i = 1; i <= ${LINES}; i += 1) console.log('second', i);
  require('node:fs').writeFileSync(${JSON.stringify(FILE)}, '');
  process.exitCode = 3;`;

const BOTH = `
  import { run } from ${JSON.stringify(new URL('../../../build/runner.mjs', import.meta.url).href)};
  const node = process.execPath;
  const first = run(node, ['--eval', ${JSON.stringify(FIRST)}]);
  const second = run(node, ['--eval', ${JSON.stringify(SECOND)}], { turn: first });
  console.log('ended with', await first, await second);`;

it('the words of the second come whole after those of the first', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', BOTH], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  expect(stderr).toBe('');
  expect(stdout.trim().split('\n')).toEqual([
    'first begins',
    'first ends',
    ...Array.from({ length: LINES }, (_, i) => `second ${i + 1}`),
    'ended with 0 3',
  ]);
});
