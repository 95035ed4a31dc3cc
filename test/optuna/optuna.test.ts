/** Optuna's journal: read as Optuna reads it, and written so that Optuna reads it. `run.mjs` adds what needs Optuna itself. */
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readJournal } from '../../shared/sweep/optuna/journal';
import { runPoints } from '../ranSweep';
import { pinnboard } from '../unit/cli/run';
import { study, temporary, write } from '../unit/sweep/writing';

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const OPTUNA = process.env['PINNBOARD_OPTUNA'];
const RECORDED = readFileSync(at('./recorded/study.log'), 'utf8');

const read = (text: string) => readJournal(text, 'study.log');

describe('a journal that Optuna wrote', () => {
  it('is read as Optuna itself reads it', () => {
    const expected = JSON.parse(readFileSync(at('./recorded/expected.json'), 'utf8'));
    const studies = read(RECORDED).map(({ name, directions, trials }) => ({
      name,
      directions,
      trials: trials.map(({ number, state, values, params, fixed }) => ({
        ...{ number, state, values, params, fixed },
      })),
    }));
    expect(studies).toEqual(expected.studies);
  });

  it('leaves out a last line that is still being written', () => {
    const cut = RECORDED.slice(0, -40);
    const whole = RECORDED.slice(0, cut.lastIndexOf('\n') + 1);
    expect(read(cut)).toEqual(read(whole));
  });

  it.each([
    ['no JSON', 'op_code\n', 1],
    ['no operation', `${RECORDED.split('\n')[0]}\n{"op_code": 99}\n`, 2],
    ['a list', '[1]\n', 1],
    ['an operation with other types', '{"op_code": 4, "study_id": "0"}\n', 1],
  ])('is not %s', (_what, text, line) => {
    expect(() => read(text)).toThrowError(
      `study.log is not an Optuna journal: line ${line} is not an operation`,
    );
  });

  it('is read, or refused in words, whatever is changed in it', () => {
    const bytes = [...RECORDED];
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 400; round += 1) {
      const spoiled = [...bytes];
      for (let n = 0; n < 1 + random(4); n += 1)
        spoiled.splice(random(spoiled.length), random(9), ...'{}[]"0-,:\\n'.slice(random(9)));
      try {
        expect(Array.isArray(read(spoiled.join('')))).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ code: 'optuna-journal-invalid' });
      }
    }
  });

  it('takes no harm from names of JavaScript', () => {
    const param = (name: string) =>
      JSON.stringify({
        ...{ op_code: 5, worker_id: 'w', trial_id: 0, param_name: name, param_value_internal: 1 },
        distribution: '{"name":"FloatDistribution","attributes":{"low":0,"high":2}}',
      });
    const lines = [
      '{"op_code":0,"worker_id":"w","study_name":"constructor","directions":[1]}',
      '{"op_code":4,"worker_id":"w","study_id":0,"datetime_start":null}',
      ...['__proto__', 'constructor', 'toString'].map(param),
    ];
    const [made] = read(`${lines.join('\n')}\n`);
    expect(Object.keys(made?.trials[0]?.params ?? {})).toHaveLength(3);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('a sweep that ran', () => {
  const folder = temporary();
  const sweep = path.join(folder, 'out');
  const journal = path.join(folder, 'study.log');
  const tell = (dir: string, ...more: string[]) =>
    pinnboard(['sweep', 'tell', dir, '--journal', journal, '--study', 'rates', ...more]);
  const next = (...more: string[]) =>
    pinnboard(['sweep', 'next', sweep, '--journal', journal, '--study', 'rates', ...more]);

  beforeAll(async () => {
    await write(folder, study(3));
    runPoints(sweep, ({ index }) =>
      index === 9 ? null : index === 8 ? { best: null } : { best: 10 - index },
    );
  });

  /** A trial that Optuna asked for, as it writes one. */
  const ask = (id: number, rate: number, gridsize: number) => {
    const float = { step: null, low: 1e-4, high: 1e-2, log: true };
    const set = (name: string, value: number, distribution: object) => ({
      ...{ op_code: 5, worker_id: 'w', trial_id: id, param_name: name },
      param_value_internal: value,
      distribution: JSON.stringify(distribution),
    });
    return [
      { op_code: 4, worker_id: 'w', study_id: 0, datetime_start: '2026-11-29T03:03:29.1+00:00' },
      set('execution.learning_rate', rate, { name: 'FloatDistribution', attributes: float }),
      set('gridsize', gridsize - 1, {
        name: 'CategoricalDistribution',
        attributes: { choices: [1, 2, 3] },
      }),
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  };

  it('is told to a new study in a new journal, each point once', async () => {
    const { code, out } = await tell(sweep);
    expect(out).toBe(
      'Study rates, poisson_val_loss: 0 trials answered, 7 added; 2 without a result\n',
    );
    expect(code).toBe(0);
    const [made] = read(readFileSync(journal, 'utf8'));
    expect(made).toMatchObject({ name: 'rates', directions: [1] });
    expect(made?.trials[0]).toMatchObject({
      state: 'complete',
      values: [9],
      params: { gridsize: 1, 'execution.learning_rate': 1e-4 },
    });
    const again = await tell(sweep);
    expect(again.out).toContain('0 trials answered, 0 added; 7 known already');
    expect(again.code).toBe(1);
  });

  it('has the points that Optuna asks for written as the next sweep, whose results answer them', async () => {
    expect((await next()).code).toBe(1);
    const before = readFileSync(journal, 'utf8');
    writeFileSync(journal, before + ask(7, 2e-4, 2) + ask(8, 5e-3, 1) + ask(9, 1e-4, 3));
    const file = path.join(folder, 'elsewhere.yaml');
    expect((await next('-o', file)).code).toBe(0);
    // The trial of a point that is there already is none of the next ones.
    const dry = await pinnboard(['sweep', file, '--dry-run', '--format', 'json']);
    expect(JSON.parse(dry.out).points.map((point: { values: object }) => point.values)).toEqual([
      { gridsize: 2, learning_rate: 2e-4 },
      { gridsize: 1, learning_rate: 5e-3 },
    ]);
    const second = path.join(folder, 'second');
    expect((await pinnboard(['sweep', file, '-o', second])).code).toBe(0);
    runPoints(second, ({ index }) => (index === 1 ? { best: 0.25 } : { best: null }));
    const told = await tell(second);
    expect(told.out).toContain('1 trial answered, 0 added; 1 failed');
    // Optuna may ask for a point that is there, and twice.
    appendFileSync(journal, ask(10, 1e-4, 3) + ask(11, 1e-4, 1) + ask(12, 1e-4, 1));
    expect((await tell(sweep)).out).toContain('4 trials answered, 0 added');
    const [made] = read(readFileSync(journal, 'utf8'));
    expect(made?.trials.slice(7)).toMatchObject([
      { state: 'complete', values: [0.25] },
      { state: 'fail', values: null },
      { state: 'complete', values: [3] },
      { state: 'complete', values: [3] },
      { state: 'complete', values: [9] },
      { state: 'complete', values: [9] },
    ]);
  });

  it('refuses a journal that is cut short, one that is locked, an SQLite study and an unknown one', async () => {
    const other = path.join(folder, 'other.log');
    const told = (file: string) => pinnboard(['sweep', 'tell', sweep, '--journal', file]);
    writeFileSync(other, '{"op_code":0');
    expect((await told(other)).err).toContain('line 1 is not an operation');
    expect(readFileSync(other, 'utf8')).toBe('{"op_code":0');
    expect(existsSync(`${other}.lock`)).toBe(false);
    symlinkSync(other, `${other}.lock`);
    const locked = await told(other);
    expect(locked.err).toContain('Another program is writing to');
    expect(locked.code).toBe(2);
    const database = path.join(folder, 'study.db');
    writeFileSync(database, 'SQLite format 3\0 and more');
    const sqlite = await told(database);
    expect(sqlite.err).toContain('is an SQLite database and was not read');
    expect(sqlite.err).toContain('optuna.copy_study(');
    const unknown = await pinnboard(['sweep', 'next', sweep, '--journal', journal, '--study', 'x']);
    expect(unknown.err).toContain('has no study `x`. It has `rates`.');
    expect(unknown.code).toBe(2);
  });

  it.runIf(OPTUNA)('is a study that Optuna itself reads, asks and answers', async () => {
    const python = (...args: string[]) => {
      const ran = spawnSync(OPTUNA ?? '', args, { encoding: 'utf8' });
      expect(ran.stderr).not.toContain('Error');
      return ran.stdout;
    };
    const real = path.join(folder, 'real.log');
    const options = ['--journal', real, '--study', 'real'];
    const program = path.join(folder, 'ask.py');
    const told = await pinnboard(['sweep', 'tell', sweep, ...options, '--ask', program]);
    expect(told.code).toBe(0);
    const trials = () => JSON.parse(python('-c', TRIALS, real));
    expect(trials()).toEqual(studyOf(real));
    python(program, '3');
    python('-c', ENQUEUE, real);
    expect(trials()).toEqual(studyOf(real));
    const file = path.join(folder, 'real.yaml');
    expect((await pinnboard(['sweep', 'next', sweep, ...options, '-o', file])).code).toBe(0);
    const second = path.join(folder, 'real');
    await pinnboard(['sweep', file, '-o', second, '--allow-crash']);
    runPoints(second, ({ index }) => (index === 2 ? { best: null } : { best: index / 8 }));
    const answered = await pinnboard(['sweep', 'tell', second, ...options]);
    expect(answered.out).toContain('3 trials answered, 0 added; 1 failed');
    expect(trials()).toEqual(studyOf(real));
    expect(trials().slice(7)).toMatchObject([
      { state: 'complete', values: [0.125] },
      { state: 'fail', values: null },
      { state: 'complete', values: [0.375] },
      { state: 'complete', values: [0.5], params: { 'execution.learning_rate': 0.00123 } },
    ]);
    // TPE learns from what it was told.
    expect(python(program, '1')).toContain('learning_rate');
  });

  const studyOf = (file: string) =>
    (read(readFileSync(file, 'utf8'))[0]?.trials ?? []).map(
      ({ number, state, values, params }) => ({
        ...{ number, state, values, params },
      }),
    );
});

it('the recorded journal is added to, and what was there stays', async () => {
  const folder = temporary();
  await write(folder, study(2));
  runPoints(path.join(folder, 'out'), ({ index }) => ({ best: index }));
  const journal = path.join(folder, 'study.log');
  copyFileSync(at('./recorded/study.log'), journal);
  const told = await pinnboard(['sweep', 'tell', path.join(folder, 'out'), '--journal', journal]);
  expect(told.code).toBe(0);
  const after = readFileSync(journal, 'utf8');
  expect(after.startsWith(RECORDED)).toBe(true);
  const [rates, other, made] = read(after);
  expect([rates, other]).toEqual(read(RECORDED));
  // The study that was deleted keeps its number.
  expect(made).toMatchObject({ id: 3, name: 'out' });
  expect(made?.trials).toHaveLength(6);
});

const TRIALS = `
import json, sys, optuna
storage = optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(sys.argv[1]))
study = optuna.load_study(study_name='real', storage=storage)
print(json.dumps([{'number': t.number, 'state': t.state.name.lower(), 'values': t.values, 'params': t.params} for t in study.trials]))
`;

const ENQUEUE = `
import sys, optuna
storage = optuna.storages.JournalStorage(optuna.storages.journal.JournalFileBackend(sys.argv[1]))
study = optuna.load_study(study_name='real', storage=storage)
study.enqueue_trial({'execution.learning_rate': 0.00123, 'gridsize': 1})
`;
