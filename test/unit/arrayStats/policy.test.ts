/** When values are read, where they are kept, and what the window and the command line make of them. */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commonJs } from '../../../build/bundle.mjs';
import { computeStats } from '../../../electron/node/array-stats/computeStats';
import { type ComputeStats, statsBy } from '../../../electron/node/array-stats/policy';
import { StatsWorker } from '../../../electron/node/array-stats/statsWorker';
import { StatsStore } from '../../../electron/node/array-stats/store';
import { readDataset } from '../../../electron/node/dataset/read';
import { payloadText } from '../../../electron/node/session/exportPayload';
import { Session } from '../../../electron/node/session/session';
import type { DatasetFacts } from '../../../shared/dataset/facts';
import { AppError, isCancelled } from '../../../shared/errors/appError';
import type { Draft } from '../../../shared/request/draft';
import { runWith } from '../cli/run';
import { folder, python, unwatched, writeNpz } from '../pictures/numpy';

const small = writeNpz('small.npz', {
  diffraction: "np.arange(4 * 16 * 16).reshape(4, 16, 16).astype('f4')",
  probeGuess: "np.ones((16, 16), 'c8') * 1j",
  xcoords: 'np.arange(4.0)',
  ycoords: 'np.arange(4.0)[::-1].copy() ** 2',
});
const large = path.join(folder, 'large.npz');
python(`
np.savez_compressed('large.npz', diffraction=np.zeros((1200, 256, 256), 'f4'),
    probeGuess=np.ones((256, 256), 'c8') * 1j, xcoords=np.arange(1200.0), ycoords=np.arange(1200.0) ** 2)`);

async function factsOf(file: string): Promise<DatasetFacts> {
  const reading = await readDataset(file);
  if (reading.status !== 'ok') throw new Error(reading.problem);
  return reading;
}

/** Measures, and counts how often. */
function counting() {
  const counted = {
    times: 0,
    measure: ((file) => {
      counted.times += 1;
      return computeStats(file, unwatched());
    }) satisfies ComputeStats,
  };
  return counted;
}

let stores = 0;
function newFolder(): string {
  stores += 1;
  return path.join(folder, `state-${stores}`, 'values');
}

describe('values are read', () => {
  it('of a small dataset by themselves and once, of a large one when asked, never when not wanted', async () => {
    const counted = counting();
    const store = new StatsStore();
    const [smallFacts, largeFacts] = [await factsOf(small), await factsOf(large)];
    const auto = statsBy('auto', store, counted.measure);
    expect(await auto(small, smallFacts)).toMatchObject({ fingerprint: smallFacts.fingerprint });
    expect(await auto(small, smallFacts)).not.toBeNull();
    expect(await auto(large, largeFacts)).toBeNull();
    expect(counted.times).toBe(1);
    expect(await statsBy('never', store, counted.measure)(small, smallFacts)).toBeNull();
    expect(await statsBy('always', store, counted.measure)(large, largeFacts)).not.toBeNull();
    // Now they are known.
    expect(await auto(large, largeFacts)).toMatchObject({ patterns: { frames: 1200 } });
    expect(counted.times).toBe(2);
  });

  it('not for a file that has become another, or is gone', async () => {
    const file = path.join(folder, 'changing.npz');
    copyFileSync(small, file);
    const facts = await factsOf(file);
    copyFileSync(path.resolve('test/fixtures/npz/train32.npz'), file);
    expect(await statsBy('auto')(file, facts)).toBeNull();
    expect(await statsBy('auto')(path.join(folder, 'gone.npz'), facts)).toBeNull();
  });
});

describe('values are kept', () => {
  it('by fingerprint across starts; what is damaged, of another version or of another file is read anew', async () => {
    const at = newFolder();
    const facts = await factsOf(small);
    const counted = counting();
    const read = () => statsBy('auto', new StatsStore(at), counted.measure)(small, facts);
    const first = await read();
    expect(await read()).toEqual(first);
    expect(counted.times).toBe(1);
    const file = path.join(at, readdirSync(at)[0] ?? '');
    const text = readFileSync(file, 'utf8');
    for (const spoilt of [
      '{',
      '[]',
      text.replace('"version":3', '"version":2'),
      text.replace(facts.fingerprint, `sha256:${'0'.repeat(64)}`),
    ]) {
      writeFileSync(file, spoilt);
      expect(await read()).toEqual(first);
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
    expect(counted.times).toBe(5);
  });

  it('five hundred at most, and not at all where nothing can be written', async () => {
    const at = newFolder();
    const values = await computeStats(small, unwatched());
    mkdirSync(at, { recursive: true });
    for (let i = 0; i < 505; i++)
      writeFileSync(path.join(at, `${String(i).padStart(64, '0')}.json`), '{}');
    const other = path.join(at, 'other.txt');
    writeFileSync(other, '');
    await new StatsStore(at).keep(values);
    expect(readdirSync(at).length).toBe(501);
    expect(readdirSync(at)).toContain('other.txt');
    const store = new StatsStore(path.join(other, 'below'));
    await store.keep(values);
    expect(await store.find(values.fingerprint)).toEqual(values);
  });
});

describe('the worker', () => {
  const bundle = path.join(folder, 'bundle', 'values.cjs');
  const heard: [job: number, part: number][] = [];
  let onHeard = () => {};
  const worker = new StatsWorker(bundle, (job, done, total) => {
    heard.push([job, done / total]);
    onHeard();
  });
  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      ...commonJs(
        'electron/node/array-stats/worker.ts',
        path.dirname(bundle),
        'values.cjs',
        'node18',
      ),
    });
  });
  afterAll(() => worker.close());

  it('measures what the command line measures', async () => {
    expect(await worker.measure(small, 1)).toEqual(await computeStats(small, unwatched()));
  });

  it('tells how far it is, and ends when it is cancelled', async () => {
    onHeard = () => worker.cancel(2);
    await expect(worker.measure(large, 2)).rejects.toSatisfy(isCancelled);
    // The job before may have been slow enough to be heard, too.
    const own = heard.filter(([job]) => job === 2);
    expect(own[0]).toMatchObject([2, expect.toSatisfy((part: number) => part > 0 && part < 1)]);
  });

  it('says that a file is no dataset, and goes on', async () => {
    await expect(worker.measure(path.join(folder, 'gone.npz'), 3)).rejects.toThrow(AppError);
    expect((await worker.measure(small, 4)).positions?.count).toBe(4);
  });
});

describe('the same in window and command line', () => {
  const draft = (changes: Partial<Draft>): Draft => ({
    target: 'adr-003',
    workflow: 'training',
    dataset: null,
    model: null,
    output_dir: 'out',
    overrides: { n_groups: 4, nphotons: 1e5 },
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
    ...changes,
  });
  const rulesOf = (text: string): string[] =>
    JSON.parse(text).findings.map(({ rule }: { rule: string }) => rule);
  const payload = (data: string, args: readonly string[], state: string) =>
    runWith({ state }, [
      'payload',
      'training',
      '--target',
      'adr-003',
      '--data',
      data,
      '--out',
      'out',
      ...['n_groups=4', 'nphotons=1e5'].flatMap((set) => ['--set', set]),
      '--allow-crash',
      ...args,
    ]);

  it('an export holds what the values tell, without anybody having waited', async () => {
    const session = new Session();
    const { grant } = await session.openDataset(small);
    const before = await session.resolve(draft({ dataset: grant }));
    expect(before.resolution.findings.map(({ rule }) => rule)).not.toContain('patterns-whole');
    const whole = await session.resolveWhole(draft({ dataset: grant }), counting().measure);
    const text = payloadText(whole.request, whole.resolution, whole.fileContext);
    expect(rulesOf(text)).toContain('patterns-whole');
    const { out, err } = await payload(small, [], newFolder());
    expect(err).toContain('patterns-whole');
    expect(rulesOf(out)).toEqual(rulesOf(text));
    // From now on the window knows, at every edit.
    const after = await session.resolve(draft({ dataset: grant }));
    expect(after.resolution.findings).toEqual(whole.resolution.findings);
  });

  it('a large dataset is noticed, until one of them has read it', async () => {
    const state = path.dirname(newFolder());
    const unread = await payload(large, [], state);
    expect(unread.err).toContain('not checked values-not-read');
    const window = new Session(new StatsStore(path.join(state, 'values')));
    const { grant } = await window.openDataset(large);
    const { measure } = counting();
    expect(await window.readValues(grant, 'auto', measure)).toBeNull();
    expect(await window.readValues(grant, 'always', measure)).toMatchObject({ version: 3 });
    const read = await payload(large, ['--values', 'always'], state);
    expect(read.err).not.toContain('values-not-read');
    expect(read.err).toContain('will crash patterns-all-zero');
    const { resolution } = await window.resolve(draft({ dataset: grant }));
    expect(resolution.findings.map(({ rule }) => rule)).toEqual(rulesOf(read.out));
    // What auto says does not depend on who looked before.
    expect((await payload(large, [], state)).err).toContain('values-not-read');
    expect((await payload(large, ['--values', 'never'], state)).err).toContain('values-not-read');
  });

  it('inspect shows a summary, and everything as JSON', async () => {
    const { out } = await runWith({}, ['inspect', '--target', 'adr-003', small]);
    expect(out).toMatch(/values {3}patterns 0 to 1023, whole numbers; positions 2\.288 apart/);
    expect(out).toMatch(/probeGuess +amplitude 1 to 1, mean 1/);
    const { values } = JSON.parse(
      (await runWith({}, ['inspect', '--target', 'adr-003', small, '--json'])).out,
    );
    expect(values).toEqual(await computeStats(small, unwatched()));
    const never = await runWith({}, ['inspect', '--target', 'adr-003', small, '--values', 'never']);
    expect(never.out).toContain('values   not read (use --values always)');
    expect(
      (await runWith({}, ['inspect', '--target', 'adr-003', small, '--values', 'often'])).code,
    ).toBe(2);
  });

  it('batch and check take the option', async () => {
    const request = {
      target: 'adr-003',
      workflow: 'training',
      train_data_file: small,
      output_dir: 'out',
      overrides: { n_groups: 4 },
    };
    const line = JSON.stringify(request);
    expect(rulesOf((await runWith({}, ['batch'], [line])).out)).toContain('patterns-whole');
    const never = await runWith({}, ['batch', '--values', 'never'], [line]);
    expect(rulesOf(never.out)).not.toContain('patterns-whole');
    const file = path.join(folder, 'request.json');
    writeFileSync(file, JSON.stringify({ ...request, execution: null }));
    expect((await runWith({}, ['check', file])).out).toContain('wrong result patterns-whole');
    expect((await runWith({}, ['check', file, '--values', 'never'])).out).not.toContain(
      'patterns-whole',
    );
  });
});
