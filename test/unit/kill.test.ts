/** The short form of `npm run kill`: processes killed while they write files; the window is left to it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

it('files are whole after kills at random moments', { timeout: 900_000 }, async () => {
  const args = ['test/kill/run.mjs', '--rounds', '20', '--seed', '5', '--no-window'];
  // What was found wrong goes to standard error, which is shown. Not `execFileSync`: this process answers vitest meanwhile.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  expect(said).toMatch(/^\d\d passed, 0 failed$/m);
  expect(code).toBe(0);
});
