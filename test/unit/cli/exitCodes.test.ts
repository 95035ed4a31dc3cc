/** One table of exit codes for every command. */
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { NPZ, pinnboard, temporary } from './run';

const folder = temporary();
const at = (name: string) => path.join(folder, name);
/** A folder with a checkpoint is a run. */
const NO_CHECKPOINT = path.join(temporary(), 'text.ckpt');
/** As PtychoPINN left it. */
const RUN = path.join(import.meta.dirname, '../../runs/native-finished');
/** Another one. */
const KILLED = path.join(RUN, '../native-killed');
const TARGET = ['--target', 'ptychopinn-2026.07'];

const request = (overrides: object, more: object = {}) =>
  JSON.stringify({
    target: 'ptychopinn-2026.07',
    workflow: 'training',
    train_data_file: 'scan.npz',
    output_dir: 'out',
    overrides: { nphotons: 1e9, ...overrides },
    execution: null,
    ...more,
  });

/** More patterns in a group than neighbours: grouping fails, however the run is started. */
const CRASH = { n_groups: 8, gridsize: 3, neighbor_count: 4 };
const payload = (...more: string[]) => [
  'payload',
  'training',
  ...TARGET,
  ...['--data', at('scan.npz'), '--out', 'out'],
  ...more,
];
const UPGRADE = ['--to', 'ptychopinn-refactor-2026.07'];
const CRASHING = ['--set', 'n_groups=8', '--set', 'gridsize=3', '--set', 'neighbor_count=4'];

beforeAll(async () => {
  copyFileSync(path.join(NPZ, 'train64.npz'), at('scan.npz'));
  writeFileSync(at('sound.json'), request({ n_groups: 8 }));
  writeFileSync(at('native.json'), request({ n_groups: 8 }, { entry_point: 'native' }));
  writeFileSync(at('crash.json'), request(CRASH));
  writeFileSync(at('blocked.json'), request({}));
  writeFileSync(at('text.json'), 'not json');
  writeFileSync(NO_CHECKPOINT, 'not a zip archive');
  writeFileSync(at('sweep.yaml'), 'base: sound.json\naxes:\n  gridsize: [1, 2]\n');
  writeFileSync(at('crash.yaml'), 'base: sound.json\naxes:\n  gridsize: [1, 3]\n');
  writeFileSync(at('lines.jsonl'), `${request({})}\n`);
  const made = await pinnboard(payload('--set', 'n_groups=8', '-o', at('a.json')));
  expect(made.code).toBe(0);
  await pinnboard(payload('--set', 'n_groups=4', '-o', at('b.json')));
});

/** The exit code of each command line, by what becomes of it. */
const CASES: readonly (readonly [number, string, () => readonly string[]])[] = [
  [0, 'inspect a dataset', () => ['inspect', ...TARGET, at('scan.npz')]],
  [2, 'inspect a missing file', () => ['inspect', ...TARGET, at('nothere.npz')]],
  [2, 'inspect a file that is no checkpoint', () => ['inspect', ...TARGET, NO_CHECKPOINT]],
  [2, 'inspect against a missing request', () => ['inspect', folder, '--against', at('no.json')]],
  [2, 'inspect a missing file of another program', () => ['inspect', at('nothere.h5')]],
  [2, 'prepare without a recipe', () => ['prepare', at('scan.npz'), '-o', at('p.npz')]],
  [2, 'prepare by a missing recipe', () => ['prepare', at('scan.npz'), '--recipe', at('no.yaml')]],
  [2, 'inspect without a target', () => ['inspect', at('scan.npz')]],
  [1, 'payload of a blocked request', () => payload('-o', at('x.json'))],
  [1, 'payload of a crash', () => payload(...CRASHING, '-o', at('x.json'))],
  [
    0,
    'payload of a crash, allowed',
    () => payload(...CRASHING, '--allow-crash', '-o', at('y.json')),
  ],
  [2, 'payload into a missing folder', () => payload('--set', 'n_groups=8', '-o', at('no/x.json'))],
  [2, 'payload with an unknown option', () => payload('--nope')],
  [0, 'explain', () => ['explain', 'n_groups', ...TARGET, '--set', 'n_groups=8']],
  [2, 'explain without a target', () => ['explain', 'n_groups']],
  [2, 'explain an unknown field', () => ['explain', 'nope', ...TARGET]],
  [0, 'check a sound request', () => ['check', at('sound.json')]],
  [1, 'check a crash', () => ['check', at('crash.json')]],
  [
    0,
    'check a crash, blocked alone fails',
    () => ['check', at('crash.json'), '--fail-on', 'blocked'],
  ],
  [1, 'check a blocked request', () => ['check', at('blocked.json'), '--fail-on', 'blocked']],
  [
    0,
    'check a blocked request, nothing fails',
    () => ['check', at('blocked.json'), '--fail-on', 'never'],
  ],
  [1, 'check with warnings that fail', () => ['check', at('sound.json'), '--fail-on', 'warning']],
  [
    1,
    'check with more warnings than allowed',
    () => ['check', at('sound.json'), '--max-warnings', '0'],
  ],
  [1, 'check for an entry point that crashes', () => ['check', at('native.json')]],
  [2, 'check a missing file', () => ['check', at('nothere.json')]],
  [2, 'check a text', () => ['check', at('text.json')]],
  [2, 'check with an unknown outcome', () => ['check', at('sound.json'), '--fail-on', 'slow']],
  [2, 'fix a missing file', () => ['fix', at('nothere.json')]],
  [0, 'diff of equal files', () => ['diff', at('a.json'), at('a.json')]],
  [1, 'diff of different files', () => ['diff', at('a.json'), at('b.json')]],
  [2, 'diff with a missing file', () => ['diff', at('a.json'), at('nothere.json')]],
  [0, 'batch of a blocked line', () => ['batch', '--base', folder, at('lines.jsonl')]],
  [
    1,
    'batch with a verdict',
    () => ['batch', '--base', folder, '--fail-on', 'crash', at('lines.jsonl')],
  ],
  [2, 'batch of a missing file', () => ['batch', at('nothere.jsonl')]],
  [0, 'import a payload', () => ['import', at('a.json'), '-o', at('r.json')]],
  [2, 'import a missing file', () => ['import', at('nothere.txt')]],
  [
    0,
    'export as a script',
    () => ['export', at('sound.json'), '--as', 'python', '-o', at('run.py')],
  ],
  [
    1,
    'export a blocked request',
    () => ['export', at('blocked.json'), '--as', 'python', '-o', '-'],
  ],
  [2, 'export a missing file', () => ['export', at('nothere.json'), '--as', 'python', '-o', '-']],
  [0, 'sweep, dry', () => ['sweep', at('sweep.yaml'), '--dry-run']],
  [1, 'sweep with points that crash', () => ['sweep', at('crash.yaml'), '-o', at('s1')]],
  [
    0,
    'sweep, crashes left out',
    () => ['sweep', at('crash.yaml'), '-o', at('s2'), '--leave-out-crashes'],
  ],
  [0, 'sweep, crashes allowed', () => ['sweep', at('crash.yaml'), '-o', at('s3'), '--allow-crash']],
  [2, 'sweep of a missing file', () => ['sweep', at('nothere.yaml'), '--dry-run']],
  [0, 'fields', () => ['fields', ...TARGET]],
  [0, 'rules', () => ['rules']],
  [2, 'rules, an unknown one', () => ['rules', 'nope']],
  [0, 'schema', () => ['schema', 'payload']],
  [2, 'schema, an unknown one', () => ['schema', 'nope']],
  [0, 'preset list', () => ['preset', 'list']],
  [2, 'preset, an unknown one', () => ['preset', 'show', 'nope']],
  [2, 'run without a Python', () => ['run', at('sound.json')]],
  [2, 'run of a missing file', () => ['run', at('nothere.json'), '--write-only']],
  [2, 'runs below a missing folder', () => ['runs', 'list', at('nothere')]],
  [2, 'a run that is none', () => ['runs', 'show', folder]],
  [2, 'a run among runs that are not there', () => ['runs', 'show', RUN, '--among', at('no')]],
  [0, 'a run that another program started', () => ['runs', 'show', RUN]],
  [0, 'host list', () => ['host', 'list']],
  [2, 'host check, an unknown one', () => ['host', 'check', 'nope']],
  [2, 'host add without a settings folder', () => ['host', 'add', 'cluster']],
  [0, 'runs list of a folder without runs', () => ['runs', 'list', folder]],
  [0, 'runs compare', () => ['runs', 'compare', KILLED, RUN]],
  [2, 'runs compare of one run', () => ['runs', 'compare', KILLED]],
  [2, 'runs compare of no runs', () => ['runs', 'compare', folder, folder]],
  [2, 'runs follow of no run', () => ['runs', 'follow', folder]],
  [2, 'runs stop of no run', () => ['runs', 'stop', folder]],
  [2, 'runs fetch of no run', () => ['runs', 'fetch', folder]],
  [2, 'runs restart of no run', () => ['runs', 'restart', folder]],
  [2, 'runs tag of no run', () => ['runs', 'tag', folder, 'good']],
  [2, 'runs note of no run', () => ['runs', 'note', folder, 'once more']],
  [0, 'runs unpredicted of a folder without runs', () => ['runs', 'unpredicted', folder]],
  [2, 'run on an unknown host', () => ['run', at('sound.json'), '--host', 'nope']],
  [2, 'run with an invalid time', () => ['run', at('sound.json'), '--time', 'soon']],
  [0, 'plan', () => ['plan', at('sound.json')]],
  [1, 'plan of a blocked request', () => ['plan', at('blocked.json')]],
  [0, 'upgrade', () => ['upgrade', at('sound.json'), ...UPGRADE]],
  [1, 'upgrade of a blocked request', () => ['upgrade', at('blocked.json'), ...UPGRADE]],
  [2, 'verify without a Python', () => ['verify', at('a.json')]],
  [2, 'sweep status of no sweep', () => ['sweep', 'status', folder]],
  [2, 'sweep results of no sweep', () => ['sweep', 'results', folder]],
  [2, 'sweep tell without a journal', () => ['sweep', 'tell', folder]],
  [2, 'sweep next of no sweep', () => ['sweep', 'next', folder, '--journal', at('lines.jsonl')]],
  [0, 'payload of a request', () => ['payload', 'request', at('sound.json'), '-o', at('z.json')]],
  [2, 'payload inference without its files', () => ['payload', 'inference', ...TARGET]],
  [2, 'preset apply, an unknown one', () => ['preset', 'apply', 'nope', '--to', at('sound.json')]],
  [2, 'preset save of nothing', () => ['preset', 'save', 'mine']],
  [2, 'preset diff, an unknown one', () => ['preset', 'diff', 'nope', at('sound.json')]],
  [0, 'environment list', () => ['environment', 'list']],
  [2, 'environment inspect of nothing', () => ['environment', 'inspect', at('nothere')]],
  [2, 'environment add of nothing', () => ['environment', 'add', at('nothere')]],
  [2, 'environment use, an unknown one', () => ['environment', 'use', 'nope']],
  [2, 'environment remove, an unknown one', () => ['environment', 'remove', 'nope']],
  [2, 'environment describe of nothing', () => ['environment', 'describe', at('nothere')]],
  [2, 'an unknown command', () => ['nope']],
];

describe('exit codes', () => {
  it.each(CASES)('%i: %s', async (code, _title, args) => {
    const ran = await pinnboard([...args()]);
    expect({ code: ran.code, err: ran.code === code ? '' : ran.err }).toEqual({ code, err: '' });
  });

  it('are tried of every command, and stand in its help', async () => {
    const all = await commands([]);
    expect(all.length).toBeGreaterThan(25);
    for (const name of all) {
      const { out } = await pinnboard([...name, '--help']);
      expect(out, name.join(' ')).toContain('Exit codes:');
      expect(out).toContain('internal error');
      expect(out, 'a default that is none').not.toContain('(default: [])');
      expect(out, 'targets listed twice').not.toMatch(/choices:\s+"ptychopinn-/);
      expect(out, name.join(' ')).not.toMatch(/[^\n]\nExamples:/);
      const isTried = CASES.some(([, , args]) => name.every((word, i) => args()[i] === word));
      expect(isTried, name.join(' ')).toBe(true);
    }
  });
});

/** The words of every command that has none below it, as the help lists them. */
async function commands(name: readonly string[]): Promise<(readonly string[])[]> {
  const { out } = await pinnboard([...name, '--help']);
  const [, list] = out.split(/^Commands:\n/m);
  if (list === undefined) return [name];
  const [lines = ''] = list.split('\n\n');
  const below = [...lines.matchAll(/^ {2}([a-z]+)/gm)].map(([, word]) => word ?? '');
  const found = below.filter((word) => word !== 'help').map((word) => commands([...name, word]));
  return (await Promise.all(found)).flat();
}
