/** What the log holds of a bug. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commonJs } from '../../../build/bundle.mjs';
import { knownError } from '../../../electron/node/files/errno';
import { JobWorker } from '../../../electron/node/jobs/jobWorker';
import { setLogSink, toStderr } from '../../../electron/node/log';
import { logToFile } from '../../../electron/node/logFile';

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-log-'));

describe('the log file', () => {
  it('holds the stack of an error and of its cause, and is created with its folder', () => {
    const file = path.join(folder, 'logs', 'main.log');
    const log = logToFile(file);
    log('start', 'Pinnboard 0.1.0');
    log('about', new Error('outer', { cause: new TypeError('inner') }));
    const [first, ...rest] = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(first).toMatch(/^\[\d{4}-\d\d-\d\d .*\] \[info\] +start: Pinnboard 0\.1\.0$/);
    expect(rest.join('\n')).toMatch(
      /\[error\] +about: Error: outer\n +at .*log\.test\.ts[\s\S]*cause\]: TypeError: inner\n +at /,
    );
  });
});

describe('a worker that meets a bug', () => {
  const bundle = path.join(folder, 'bundle', 'throwing.cjs');
  const worker = new JobWorker(bundle, 'pictures', () => {});
  beforeAll(async () => {
    const entry = 'test/unit/electron/throwingWorker.ts';
    await build({
      configFile: false,
      logLevel: 'error',
      ...commonJs(entry, path.dirname(bundle), 'throwing.cjs', 'node18'),
    });
  });
  afterAll(() => worker.close());

  it('rejects with the bug and its stack in the worker, which is no error for users', async () => {
    const bug: unknown = await worker.ask(1, 'bug').catch((error: unknown) => error);
    expect(knownError(bug)).toBeNull();
    expect(bug).toMatchObject({
      message: "Cannot read properties of undefined (reading 'x')",
      stack: expect.stringMatching(/^TypeError: Cannot read[\s\S]*throwing\.cjs/),
    });
  });

  it('has what it logs in the log of the app', async () => {
    const logged = vi.fn();
    setLogSink(logged);
    await worker.ask(3, 'log');
    setLogSink(toStderr);
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      'worker pictures: rule bad',
      expect.objectContaining({
        message: 'x is undefined',
        stack: expect.stringMatching(/^TypeError: x is undefined\n +at .*throwing\.cjs/),
      }),
    );
  });

  it('goes on, and its errors of the catalogue keep their parameters', async () => {
    await expect(worker.ask(2, 'index')).rejects.toMatchObject({
      code: 'plane-index',
      parameters: { array: 'Y', planes: 2, index: 5 },
      message: '`Y` has 2 planes; index 5 is out of range.',
    });
  });
});
