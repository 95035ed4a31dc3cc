/** The short form of `npm run kill`: processes killed while they write files; the window is left to it. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('files are whole after kills at random moments', { timeout: 900_000 }, () => {
  const args = ['test/kill/run.mjs', '--rounds', '20', '--seed', '5', '--no-window'];
  // What was found wrong goes to standard error, which is shown.
  const said = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(said).toMatch(/^\d\d passed, 0 failed$/m);
});
