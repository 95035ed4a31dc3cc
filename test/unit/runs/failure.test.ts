/** Why a run failed, and which finding had predicted it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/findings/finding';
import { RULEBOOK } from '../../../shared/rules';
import { NOTHING_SEEN } from '../../../shared/runs/evidence';
import { causeOf, exceptionsIn, raisedLine } from '../../../shared/runs/exceptions';
import { type Failed, failureOf, isUnpredicted } from '../../../shared/runs/failure';
import { predictionOf } from '../../../shared/runs/prediction';
import { PYTHON } from '../../python';

const RECORDED = path.resolve(import.meta.dirname, '../../runs/native-model-error/console.txt');

/** What Python prints to stderr for a program that ends with an exception. */
const traceback = (program: string): string =>
  spawnSync(PYTHON, ['-c', program], { encoding: 'utf8' }).stderr;

const CHAIN = `
def load():
    raise ValueError('K=3 must be >= C=4 (need neighbours)')
try:
    load()
except ValueError as error:
    raise RuntimeError('Training failed.') from error
`;

const finding = (rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  outcome: 'crash',
  severity: 'error',
  fields: ['neighbor_count', 'gridsize'],
  message: `${rule} says so.`,
  stage: 'load',
  source: [],
  fixes: [],
  ...more,
});

describe('a traceback', () => {
  it('is read with its causes, of which the first says most', () => {
    const chain = exceptionsIn(`noise\n${traceback(CHAIN)}`);
    expect(chain.map(({ type }) => type)).toEqual(['ValueError', 'RuntimeError']);
    expect(causeOf(chain)).toMatchObject({ type: 'ValueError', isCause: true });
    expect(chain[0]?.frames.at(-1)?.name).toBe('load');
  });

  it('is the last of several, and one raised while another was handled says more than that', () => {
    const handled = traceback("try:\n    {}['a']\nexcept KeyError:\n    raise TypeError('no a')");
    const chain = exceptionsIn(`${traceback('int("x")')}\nlater\n${handled}`);
    expect(chain.map(({ type }) => type)).toEqual(['KeyError', 'TypeError']);
    expect(raisedLine(causeOf(chain) ?? { type: '', message: '' })).toBe('TypeError: no a');
  });

  it('gives the class without its module, and a message of several lines or none', () => {
    const [json] = exceptionsIn(traceback("import json; json.loads('{')"));
    expect(json?.type).toBe('JSONDecodeError');
    expect(exceptionsIn(traceback('assert False'))).toMatchObject([
      { type: 'AssertionError', message: '' },
    ]);
  });

  it('of the real PtychoPINN says what Lightning wrapped, and its finding is known by that', () => {
    const chain = exceptionsIn(readFileSync(RECORDED, 'utf8'));
    expect(causeOf(chain)?.message).toContain('to have 1 channels, but got 4 channels instead');
    expect(chain.at(-1)?.message).toContain('Lightning training failed');
    const findings = [finding('network-size'), finding('object-not-joined')];
    expect(predictionOf(findings, 'python', chain).finding?.rule).toBe('object-not-joined');
  });

  it('is none where a program says nothing of the kind', () => {
    expect(exceptionsIn('ValueError: not a traceback\n')).toEqual([]);
    expect(causeOf([])).toBeNull();
  });
});

describe('the finding that predicted a failure', () => {
  const raised = exceptionsIn(traceback(CHAIN));

  it('is the one whose rule names what was raised, in any exception of the chain', () => {
    const { finding: found, others } = predictionOf(
      [finding('diff3d-missing'), finding('neighbours-too-few')],
      'python',
      raised,
    );
    expect(found?.rule).toBe('neighbours-too-few');
    expect(others).toEqual(['diff3d-missing']);
  });

  it('is none of another entry point, of another outcome or of another message', () => {
    const none = [
      finding('neighbours-too-few', { entry_points: ['lightning'] }),
      finding('neighbours-too-few', { outcome: 'wrong-result' }),
      finding('patterns-too-few'),
    ];
    expect(predictionOf(none, 'python', raised).finding).toBeNull();
  });

  it('may be an info, where a run ends so with certain versions alone', () => {
    const mlflow = [
      {
        type: 'MlflowException',
        message: 'The filesystem tracking backend is in maintenance mode',
      },
    ];
    const { finding: found, others } = predictionOf(
      [
        finding('mlflow-file-store', { outcome: 'info' }),
        finding('groups-capped', { outcome: 'info' }),
      ],
      'python',
      mlflow,
    );
    expect(found?.rule).toBe('mlflow-file-store');
    expect(others).toEqual([]);
  });

  it('names more of the message than another one, and may name its field', () => {
    const batch = [
      { type: 'ValueError', message: 'batch_size should be a positive integer value' },
    ];
    const two = [finding('value-type', { fields: ['batch_size'] }), finding('not-positive')];
    expect(predictionOf(two, 'python', batch).finding?.rule).toBe('not-positive');
    expect(predictionOf(two.slice(0, 1), 'python', batch).finding?.rule).toBe('value-type');
    const other = [{ type: 'ValueError', message: 'n_groups is wrong' }];
    expect(predictionOf(two, 'python', other).finding).toBeNull();
  });

  it('is known by an earlier id of its rule', () => {
    const renamed = RULEBOOK.find(({ raises, aliases }) => raises && aliases);
    const [alias = ''] = renamed?.aliases ?? [];
    const [type = '', part = ''] = (renamed?.raises?.[0] ?? '').split(': ');
    const chain = [{ type, message: part.replace('{field}', 'gridsize') }];
    expect(predictionOf([finding(alias)], 'python', chain).finding?.rule).toBe(alias);
  });
});

it('every crash that was tried says what it ends with', () => {
  const silent = RULEBOOK.filter(
    ({ outcome, tried, raises }) => outcome === 'crash' && tried && !raises,
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});

describe('a failure', () => {
  const text = traceback(CHAIN.replace('neighbours)', 'neighbours in /home/ada/scan_of_ada.npz)'));
  const run: Failed = {
    state: 'crashed',
    evidence: { ...NOTHING_SEEN, begun: true, name: 'Process 17', exitCode: 1 },
    chain: exceptionsIn(text),
    log: text.trimEnd().split('\n'),
    findings: [],
    request: {
      target: 'ptychopinn-2026.07',
      workflow: 'training',
      train_data_file: '/home/ada/scan_of_ada.npz',
      output_dir: 'out',
      overrides: {
        gridsize: 3,
        architecture: 'ffno',
        notes: 'for Ada',
        test_data_file: '/data/ada/val.npz',
      },
      execution: { accelerator: 'cpu' },
    },
    entryPoint: 'python',
    target: 'ptychopinn-2026.07',
    revision: '712c23f',
    pinnboard: '1.0.0',
  };

  it('is the first cause with its last lines, and a report that a developer can use', () => {
    const failure = failureOf(run);
    expect(failure).toMatchObject({ kind: 'ptychopinn', predictedBy: null });
    expect(failure?.text).toMatch(/^ValueError: K=3/);
    expect(failure?.lines.join('\n')).toContain('in load');
    expect(failure?.verdict).toBe('No rule predicted this.');
    for (const part of ['712c23f', 'Python script', 'ValueError: K=3', 'gridsize = 3', "'ffno'"])
      expect(failure?.report).toContain(part);
    expect(isUnpredicted(failure)).toBe(true);
  });

  it('has no name and no path of the machine in its report', () => {
    const report = failureOf(run)?.report ?? '';
    expect(report).not.toMatch(/ada|home|\/data/i);
    expect(report).toContain('<train_data_file>');
    const program = {
      ...run,
      chain: [
        {
          ...(run.chain[0] ?? { type: '', message: '', isCause: false }),
          frames: [
            {
              file: '/home/ada/venv/lib/python3.11/site-packages/torch/nn/conv.py',
              line: 3,
              name: 'f',
            },
            { file: '/home/ada/PtychoPINN/ptycho_torch/model.py', line: 4, name: 'g' },
            { file: 'C:\\Users\\ada\\run.py', line: 5, name: 'h' },
          ],
        },
      ],
    };
    const frames = failureOf(program)?.report ?? '';
    expect(frames).toContain('site-packages/torch/nn/conv.py:3 f');
    expect(frames).toContain('ptycho_torch/model.py:4 g');
    expect(frames).not.toMatch(/ada/);
  });

  it('names the finding that predicted it', () => {
    const failure = failureOf({ ...run, findings: [finding('neighbours-too-few')] });
    expect(failure?.predictedBy?.rule).toBe('neighbours-too-few');
    expect(failure?.verdict).toContain('neighbours-too-few says so.');
    expect(isUnpredicted(failure)).toBe(false);
  });

  it('says so where a rule predicted another crash', () => {
    const failure = failureOf({ ...run, findings: [finding('diff3d-missing')] });
    expect(failure?.verdict).toContain('`diff3d-missing`');
    expect(failure?.report).toContain('diff3d-missing');
  });

  it.each([
    ['out-of-memory', 'more memory'],
    ['time-limit', 'time limit'],
    ['node-failure', 'node failed'],
  ] as const)('of a scheduler is none of PtychoPINN: %s', (reason, words) => {
    const job = { state: 'ended', reason, words: 'WORDS', exitCode: null } as const;
    const failure = failureOf({ ...run, evidence: { ...run.evidence, job } });
    expect(failure).toMatchObject({ kind: 'scheduler', predictedBy: null });
    expect(failure?.text).toContain(words);
    expect(isUnpredicted(failure)).toBe(false);
  });

  it('by SIGKILL is none of PtychoPINN, by another signal it is', () => {
    const killed = { ...run, chain: [], evidence: { ...run.evidence, exitCode: -9 } };
    expect(failureOf({ ...killed, state: 'stopped' })).toMatchObject({ kind: 'scheduler' });
    const segmented = { ...killed, evidence: { ...run.evidence, exitCode: -11 } };
    const failure = failureOf(segmented);
    expect(failure?.text).toContain('SIGSEGV');
    expect(isUnpredicted(failure)).toBe(true);
  });

  it('is none where somebody stopped the run, or it finished', () => {
    const asked = { ...run.evidence, asked: 2 };
    expect(failureOf({ ...run, state: 'stopped', evidence: asked })).toBeNull();
    expect(failureOf({ ...run, state: 'finished' })).toBeNull();
  });

  it('without a traceback shows the end of its log', () => {
    const log = ['one', 'ERROR: Test data file not found: val.npz'];
    const failure = failureOf({ ...run, chain: [], log });
    expect(failure?.lines).toEqual(log);
    expect(failure?.text).toContain('exit code 1');
  });
});
