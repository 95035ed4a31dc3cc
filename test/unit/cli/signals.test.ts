/** A command that is interrupted leaves the signal's exit code, and no half-written file. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporary } from './run';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SIGNALLED = fileURLToPath(new URL('signalled.ts', import.meta.url));
const CHILD = `
import { runnerImport } from 'vite';
const { module } = await runnerImport(process.argv[1], { logLevel: 'error', configFile: false });
await module.writeForever(process.argv[2]);
`;

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, code) => {
  it(`ends with ${code} and leaves no partial file`, async () => {
    const folder = temporary();
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', CHILD, SIGNALLED, path.join(folder, 'out.json')],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const left = new Promise<number | null>((done) => child.on('exit', (own) => done(own)));
    await new Promise((ready) => child.stdout.once('data', ready));
    // In the middle of a file.
    await expect.poll(() => readdirSync(folder).some((name) => name.includes('.tmp-'))).toBe(true);
    child.kill(signal);
    expect(await left).toBe(code);
    expect(readdirSync(folder).filter((name) => name.includes('.tmp-'))).toEqual([]);
  });
});
