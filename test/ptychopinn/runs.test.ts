/** `pinnboard run` with the real PtychoPINN: to its end, crashed, and stopped. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { RunReader } from '../../electron/node/runs/readRun';
import { requestFileText } from '../../shared/formats/requestFile';
import type { EntryPoint } from '../../shared/request/entryPoint';
import type { Request } from '../../shared/request/request';
import { runWith } from '../unit/cli/run';
import { until } from '../wait.mjs';
import { interpreterFor, recorded, runFolder, workFolder } from './kit/program';
import { training } from './kit/requests';
import { ALL, MAIN, PATIENCE, RUN_TARGETS, type RunTarget } from './kit/settings';

const work = workFolder('runs');
const dist = path.join(work, 'dist');
mkdirSync(path.join(dist, 'resources'), { recursive: true });
copyFileSync(
  path.resolve(import.meta.dirname, '../../electron/resources/pinnboard_payload.py'),
  path.join(dist, 'resources/pinnboard_payload.py'),
);

/** Starts a run of the request; returns the command's exit code and the run's folder. */
async function start(target: RunTarget, name: string, request: Request, ...options: string[]) {
  const folder = runFolder(work, `${target} ${name}`);
  const file = path.join(folder, 'request.json');
  writeFileSync(file, requestFileText(request));
  const python = ['--python', interpreterFor(target)];
  const ran = await runWith({ dist }, ['run', file, ...python, ...options]);
  return { ...ran, run: ran.out.split('\n')[0] ?? '' };
}

interface Case {
  readonly title: string;
  /** Whether the short run has it with the first target. */
  readonly short?: true;
  readonly go: (target: RunTarget) => Promise<void>;
}

const toItsEnd = (entryPoint: EntryPoint) => async (target: RunTarget) => {
  const request = { ...training({ gridsize: 2 }, {}, target), entry_point: entryPoint };
  const { code, out, run } = await start(target, entryPoint, request);
  expect(code, out).toBe(0);
  const now = await new RunReader(run).read();
  expect(now.state).toBe('finished');
  expect(now.progress).toMatchObject({ epoch: 0, step: 1 });
  expect(recorded(path.join(run, 'out')).bundle !== null).toBe(entryPoint !== 'lightning');
};

const CASES: readonly Case[] = [
  { title: 'finishes, and its progress is read', short: true, go: toItsEnd('python') },
  { title: 'finishes by the native command line', go: toItsEnd('native') },
  { title: 'finishes by train_lightning_only', go: toItsEnd('lightning') },
  {
    title: 'has crashed with the exception of PtychoPINN',
    go: async (target) => {
      const request = training({ gridsize: 3, neighbor_count: 4 }, {}, target);
      const { code, run } = await start(target, 'crash', request, '--allow-crash');
      expect(code).toBe(1);
      const now = await new RunReader(run).read();
      expect(now.state).toBe('crashed');
      expect(now.evidence.join(' ')).toContain('ValueError');
    },
  },
  {
    title: 'is stopped while it trains, and leaves no bundle',
    short: true,
    go: async (target) => {
      const request = training({ max_epochs: 100_000 }, {}, target);
      const { run } = await start(target, 'stopped', request, '--detach');
      const reader = new RunReader(run);
      const patience = { patience: PATIENCE };
      await until(
        'the third epoch',
        async () => {
          const { state, progress } = await reader.read();
          if (state !== 'running' && state !== 'written') throw new Error(state);
          return (progress?.epoch ?? 0) >= 2;
        },
        patience,
      );
      expect((await runWith({}, ['runs', 'stop', run])).code).toBe(0);
      const ended = await until(
        'the run has ended',
        async () => {
          const now = await reader.read();
          return now.state !== 'running' && now;
        },
        patience,
      );
      expect(ended.state).toBe('stopped');
      expect(recorded(path.join(run, 'out')).bundle).toBeNull();
    },
  },
];

describe.each(ALL ? RUN_TARGETS : [MAIN])('a run of %s', (target) => {
  const taken = CASES.filter(({ short }) => ALL || short);

  it.each(taken)('$title', ({ go }) => go(target));
});
