/** `pinnboard run` with the real PtychoPINN: followed to its end, crashed, killed and stopped, and found again. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleIfStale } from '../../build/bundle.mjs';
import { DIST } from '../../build/paths.mjs';
import { RunReader } from '../../electron/node/runs/readRun';
import { requestFileText } from '../../shared/formats/requestFile';
import type { EntryPoint } from '../../shared/request/entryPoint';
import type { Request } from '../../shared/request/request';
import { secondsPerStepShown } from '../../shared/runs/progressBar';
import type { RunNow } from '../../shared/runs/runNow';
import type { Values } from '../../shared/values/value';
import { runWith } from '../unit/cli/run';
import { until } from '../wait.mjs';
import { interpreterFor, recorded, runFolder, workFolder } from './kit/program';
import { inference, training } from './kit/requests';
import { ALL, MAIN, PATIENCE, RUN_TARGETS, type RunTarget } from './kit/settings';

const work = workFolder('runs');
const dist = path.join(work, 'dist');
const RESOURCES = path.resolve(import.meta.dirname, '../../electron/resources');
mkdirSync(path.join(dist, 'resources'), { recursive: true });
copyFileSync(
  path.join(RESOURCES, 'pinnboard_payload.py'),
  path.join(dist, 'resources/pinnboard_payload.py'),
);

/** A test that failed leaves no training behind. */
const endless: string[] = [];
afterAll(() => Promise.all(endless.map((run) => runWith({}, ['runs', 'stop', run, '--now']))));

/** A folder with the datasets and a request file; the words that run it. */
function prepared(target: RunTarget, name: string, request: Request) {
  const folder = runFolder(work, `${target} ${name}`);
  copyFileSync(path.join(RESOURCES, 'example.npz'), path.join(folder, 'example.npz'));
  const file = path.join(folder, 'request.json');
  writeFileSync(file, requestFileText(request));
  return { folder, words: ['run', file, '--python', interpreterFor(target)] };
}

/** Starts a run of the request; returns the command's exit code and the run's folder. */
async function start(target: RunTarget, name: string, request: Request, ...options: string[]) {
  const { words } = prepared(target, name, request);
  const ran = await runWith({ dist }, [...words, ...options]);
  const run = ran.out.split('\n')[0] ?? '';
  if (options.includes('--detach')) endless.push(run);
  return { ...ran, run };
}

/** The bundled example, small enough for a test, in so many epochs. */
const example = (target: RunTarget, overrides: Values = {}): Request => ({
  ...training({ gridsize: 2, ...overrides }, {}, target),
  train_data_file: 'example.npz',
});

const OVER = ['finished', 'crashed', 'stopped'];

/** Looks until the run is as asked; ends early where it can never be. */
const seen = (what: string, reader: RunReader, is: (now: RunNow) => boolean): Promise<RunNow> =>
  until(
    what,
    async () => {
      const now = await reader.read();
      if (is(now)) return now;
      if (OVER.includes(now.state)) throw new Error(`${now.state}: ${now.evidence.join(' ')}`);
      return null;
    },
    { patience: PATIENCE },
  );
const hasTrained = (reader: RunReader, epochs = 2) =>
  seen(`epoch ${epochs}`, reader, ({ progress }) => (progress?.epoch ?? -1) >= epochs);
const isOver = (reader: RunReader) =>
  seen('the run has ended', reader, ({ state }) => OVER.includes(state));

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
  // The plan counts the steps of each entry point.
  const { progress, stepsAsked, epochsAsked } = now;
  expect([epochsAsked, (progress?.step ?? -1) + 1]).toEqual([1, stepsAsked]);
  expect(recorded(path.join(run, 'out')).bundle !== null).toBe(entryPoint !== 'lightning');
};

/** A run that Pinnboard made to measure says how long a step took, without its start-up. */
async function measured(target: RunTarget, entryPoint: EntryPoint): Promise<void> {
  const { folder } = prepared(target, `to measure by ${entryPoint}`, {
    ...example(target, { n_groups: 30, batch_size: 1, max_epochs: 50 }),
    entry_point: entryPoint,
  });
  const file = path.join(folder, 'measuring.json');
  const { out } = await runWith({}, ['plan', path.join(folder, 'request.json'), '--measuring-run']);
  writeFileSync(file, out);
  const ran = await runWith({ dist }, ['run', file, '--python', interpreterFor(target)]);
  expect(ran.code, ran.out + ran.err).toBe(0);
  const now = await new RunReader(ran.out.split('\n')[0] ?? '').read();
  expect(now).toMatchObject({ state: 'finished', stepsAsked: 20 });
  const lines = now.logTail.find(({ file: name }) => name === 'stdout.log')?.lines ?? [];
  const seconds = secondsPerStepShown(lines);
  expect(seconds, lines.join('\n')).toBeGreaterThan(0);
  expect(seconds).toBeLessThan(now.secondsPerStep ?? 0);
}

/** The example, trained while it is followed, and reconstructed with what it left. */
async function journey(target: RunTarget): Promise<void> {
  const { code, out, run } = await start(target, 'example', example(target, { max_epochs: 3 }));
  expect(code, out).toBe(0);
  const steps = [...out.matchAll(/step (\d+) of (\d+)/g)].map(([, done, all]) =>
    [done, all].map(Number),
  );
  // It was seen while it went on, and the plan knew how many steps it takes.
  expect(new Set(steps.map(([done]) => done)).size).toBeGreaterThan(1);
  const now = await new RunReader(run).read();
  expect(now).toMatchObject({ state: 'finished', epochsAsked: 3, stepsAsked: steps[0]?.[1] });
  expect((now.progress?.step ?? -1) + 1).toBe(now.stepsAsked);
  expect(now.curve.some(({ name, points }) => /train.*loss/.test(name) && points.length > 1)).toBe(
    true,
  );
  expect(now.learningRate).toBeGreaterThan(0);
  expect(now.secondsPerStep).toBeGreaterThan(0);
  const model = { ...inference({}, target), model_path: path.join(run, 'out') };
  const reconstructed = await start(target, 'inference', model);
  expect(reconstructed.code, reconstructed.out).toBe(0);
  const reading = new RunReader(reconstructed.run);
  expect(await reading.read()).toMatchObject({
    state: 'finished',
    workflow: 'inference',
    failure: null,
  });
}

const CASES: readonly Case[] = [
  { title: 'is followed while it trains, and its bundle reconstructs', short: true, go: journey },
  { title: 'finishes by the native command line', go: toItsEnd('native') },
  { title: 'finishes by the Python script', go: toItsEnd('python') },
  { title: 'finishes by train_lightning_only', go: toItsEnd('lightning') },
  {
    title: 'measures the seconds of a step, natively and instead of ptycho_train',
    go: async (target) => {
      for (const entryPoint of ['native', 'script'] as const) await measured(target, entryPoint);
    },
  },
  {
    title: 'has crashed with the exception that a finding predicted',
    go: async (target) => {
      const request = training({ gridsize: 3, neighbor_count: 4 }, {}, target);
      const { code, run } = await start(target, 'crash', request, '--allow-crash');
      expect(code).toBe(1);
      const { state, failure } = await new RunReader(run).read();
      expect(state).toBe('crashed');
      expect(failure).toMatchObject({
        kind: 'ptychopinn',
        predictedBy: { rule: 'neighbours-too-few' },
      });
      expect(failure?.text).toContain('ValueError');
    },
  },
  {
    title: 'has crashed in its first step with what Lightning wraps, and the finding is known',
    go: async (target) => {
      const request = training({ log_grad_norm: true, grad_norm_log_freq: 0 }, {}, target);
      const { run } = await start(target, 'wrapped', request, '--allow-crash');
      const { state, failure } = await new RunReader(run).read();
      expect(state).toBe('crashed');
      expect(failure?.text).toContain('ZeroDivisionError');
      expect(failure?.predictedBy?.rule).toBe('grad-norm-interval');
    },
  },
  {
    title: 'has crashed as no rule predicted, and is listed with a report',
    go: async (target) => {
      const { folder, words } = prepared(target, 'unpredicted', training({}, {}, target));
      const written = await runWith({ dist }, [...words, '--write-only']);
      rmSync(path.join(folder, 'validation.npz'));
      const run = written.out.split('\n')[0] ?? '';
      const child = spawn(interpreterFor(target), ['run.py'], {
        cwd: run,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let printed = '';
      child.stderr.on('data', (chunk) => {
        printed += String(chunk);
      });
      await new Promise((resolve) => child.on('close', resolve));
      writeFileSync(path.join(run, 'stderr.log'), printed);
      const listed = await runWith({}, ['runs', 'unpredicted', path.dirname(run), '--json']);
      expect(listed.code).toBe(1);
      const [{ failure }] = JSON.parse(listed.out);
      expect(failure.text).toContain('FileNotFoundError');
      expect(failure.report).toContain('<test_data_file>');
      expect(failure.report).not.toContain(work);
    },
  },
  {
    title: 'is stopped while it trains, and leaves no bundle',
    go: async (target) => {
      const request = training({ max_epochs: 100_000 }, {}, target);
      const { run } = await start(target, 'stopped', request, '--detach');
      const reader = new RunReader(run);
      await hasTrained(reader);
      expect((await runWith({}, ['runs', 'stop', run])).code).toBe(0);
      expect(await isOver(reader)).toMatchObject({ state: 'stopped', failure: null });
      expect(recorded(path.join(run, 'out')).bundle).toBeNull();
    },
  },
  {
    title: 'whose trainer is killed is stopped from outside',
    go: async (target) => {
      const request = training({ max_epochs: 100_000 }, {}, target);
      const { run } = await start(target, 'killed', request, '--detach');
      const reader = new RunReader(run);
      await hasTrained(reader);
      const { pid } = (await reader.running()) ?? { pid: 0 };
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
      process.kill(Number(children.trim().split(' ')[0]), 'SIGKILL');
      const now = await isOver(reader);
      expect(now).toMatchObject({ state: 'stopped', failure: { kind: 'scheduler' } });
      expect(now.failure?.text).toContain('SIGKILL');
    },
  },
  {
    title: 'goes on when Pinnboard is killed, and is found again',
    go: async (target) => {
      await bundleIfStale();
      const { folder, words } = prepared(
        target,
        'survivor',
        example(target, { max_epochs: 100_000 }),
      );
      const pinnboard = spawn(process.execPath, [path.join(DIST, 'cli/pinnboard.cjs'), ...words], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      pinnboard.stdout.on('data', (chunk) => {
        said += String(chunk);
      });
      await until('the run is followed', () => /step \d+/.test(said), { patience: PATIENCE });
      pinnboard.kill('SIGKILL');
      await new Promise((resolve) => pinnboard.on('close', resolve));
      const listed = await runWith({}, ['runs', 'list', path.join(folder, 'runs'), '--json']);
      const [{ folder: name, state }] = JSON.parse(listed.out);
      expect(state).toBe('running');
      const run = path.join(folder, 'runs', name);
      endless.push(run);
      const reader = new RunReader(run);
      const { progress } = await reader.read();
      const later = await hasTrained(reader, (progress?.epoch ?? 0) + 2);
      expect(later).toMatchObject({ state: 'running' });
      // Looked at again and again, it says when it will be done.
      const timed = await seen('time left', reader, ({ secondsLeft }) => secondsLeft !== null);
      expect(timed.timing).toMatch(/^from the last \d+ steps$/);
    },
  },
  {
    title: 'runs beside another one of the same request, and neither knows of the other',
    go: async (target) => {
      const { words } = prepared(target, 'two', example(target, { max_epochs: 2 }));
      const started = await Promise.all(
        [1, 2].map(() => runWith({ dist }, [...words, '--detach'])),
      );
      const runs = started.map(({ out }) => out.split('\n')[0] ?? '');
      expect(new Set(runs).size).toBe(2);
      for (const run of runs) {
        const now = await isOver(new RunReader(run));
        expect(now).toMatchObject({ state: 'finished', epochsAsked: 2, failure: null });
        expect((now.progress?.step ?? -1) + 1).toBe(now.stepsAsked);
        expect(recorded(path.join(run, 'out')).bundle).not.toBeNull();
      }
    },
  },
];

describe.each(ALL ? RUN_TARGETS : [MAIN])('a run of %s', (target) => {
  const taken = CASES.filter(({ short }) => ALL || short);

  for (const { title, go } of taken) it(title, () => go(target));
});
