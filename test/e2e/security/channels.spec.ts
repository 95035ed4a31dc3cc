/** A page gone bad asks every channel for what it was not given: no file is read or written but through a dialog. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { SweepBridge } from '../../../shared/ipc/contract';
import { type Bridge, CHANNELS, type Channel } from '../../../shared/ipc/contract';
import { EMPTY_SWEEP } from '../../../shared/sweep/sweep';
import { fixture } from '../start';
import { shareApp } from './shared';

const shared = shareApp();

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-secret-'));
const SECRET = path.join(folder, 'secret.npz');
copyFileSync(fixture('train32.npz'), SECRET);
const TEXT = path.join(folder, 'secret.json');
writeFileSync(TEXT, '{"token": "SECRET-TOKEN"}');
const NEW = path.join(folder, 'new.pinnboard-preset.json');
const everything = () =>
  readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'base64')]);
const before = everything();

const draft = {
  target: 'adr-003',
  workflow: 'training',
  dataset: null,
  model: null,
  output_dir: folder,
  overrides: { n_groups: 1 },
  execution: {},
  profile: null,
  cli_defaults: false,
  acknowledgements: [],
};
const preset = { name: 'p', description: '', overrides: {}, execution: {} };
const FORGED = [SECRET, TEXT, '../secret.npz', '__proto__', 'constructor', '', '@huge', 7, null];
/** Without null, which is no grant at all. */
const GRANTS = FORGED.filter((grant) => grant !== null);
const drafts = [
  ...GRANTS.map((dataset) => ({ ...draft, dataset })),
  { ...draft, workflow: 'inference', model: folder },
  { ...draft, overrides: '@deep' },
  { ...draft, output_dir: '@huge' },
  { ...draft, workflow: '__proto__' },
];

const axis = { kind: 'list', name: 'batch_size', place: 'override', values: [1, 2] };
const spec = { axes: [axis], method: { kind: 'grid' }, leave_out: [] };
const plans = [
  ...drafts.map((one) => ({ draft: one, spec })),
  { draft, spec: { ...spec, method: { kind: '__proto__' } } },
  { draft, spec: { ...spec, axes: [] } },
];

const anOrder = {
  draft,
  document: null,
  host: 'local',
  runs: null,
  name: null,
  resources: {},
  environment: null,
};
const orders = [
  ...drafts.map((one) => ({ ...anOrder, draft: one })),
  ...GRANTS.flatMap((grant) => [
    { ...anOrder, runs: grant },
    { ...anOrder, document: grant },
  ]),
  ...[TEXT, '../settings', '__proto__', ''].map((host) => ({ ...anOrder, host })),
  { ...anOrder, resources: { partition: 'gpu\n#SBATCH --wrap=reboot' } },
];
/** Where a Python of this machine is to run. */
const starts = [...orders, { ...anOrder, environment: '../x' }];

const recipe = {
  format: 'pinnboard.recipe',
  version: 1,
  patterns: { array: { file: 1, path: SECRET }, steps: [], quantity: 'intensity' },
  probe: { array: { file: 1, path: '../probe' }, steps: [] },
  x: null,
  y: null,
};
const sets = [...GRANTS.map((grant) => [grant]), [], [folder, SECRET]];
const preparations = [
  ...sets.map((sources) => ({ sources, recipe })),
  { sources: ['x'], recipe: { ...recipe, version: 2 } },
  { sources: ['x'], recipe: '@deep' },
];

const groups = {
  job: 1,
  validation: null,
  N: 64,
  canvas: 68,
  spec: {
    algorithm: 'container',
    subsample: null,
    groups: 8,
    gridsize: 2,
    neighbours: 6,
    seed: 1,
    sequential: false,
  },
};

/** `sweep.plan` is the sweep's part of the bridge. */
type Method = keyof Bridge | `sweep.${keyof SweepBridge}`;
type Attack = readonly [method: Method, ...given: unknown[]];
/** `refused`: an answer that says no. `nothing`: no file comes of it; what is answered is the app's own. */
type Line = { readonly expect: 'refused' | 'nothing'; readonly attacks: readonly Attack[] };
const refused = (attacks: readonly Attack[]): Line => ({ expect: 'refused', attacks });
const nothing = (...attacks: Attack[]): Line => ({ expect: 'nothing', attacks });
const each = (method: Method, values: readonly unknown[]): Attack[] =>
  values.map((value) => [method, value] as const);

/** One line for each channel of the contract: a new channel needs one. */
const TABLE: { readonly [C in Channel]: Line } = {
  startup: nothing(['startup']),
  rememberedTarget: nothing(['rememberedTarget']),
  interpreter: nothing(['interpreter', SECRET]),
  // The dialog is cancelled, and no Python was ever chosen.
  chooseInterpreter: nothing(...each('chooseInterpreter', FORGED)),
  verify: refused(
    drafts.map((one): Attack => ['verify', { job: 1, draft: one, environment: null }]),
  ),
  hosts: nothing(['hosts', SECRET]),
  addHost: refused(
    [
      SECRET,
      { name: '', destination: null },
      { name: 'a', destination: '-oProxyCommand=reboot' },
    ].map((asked): Attack => ['addHost', asked]),
  ),
  editHost: refused(each('editHost', [...FORGED, '../settings', 'local'])),
  chooseRuns: nothing(['chooseRuns', folder]),
  askHost: refused(orders.map((order): Attack => ['askHost', { job: 1, order, again: false }])),
  previewRun: refused(orders.map((order): Attack => ['previewRun', { job: 1, order }])),
  writeRun: refused(starts.map((order): Attack => ['writeRun', { job: 1, order }])),
  startRun: refused(starts.map((order): Attack => ['startRun', { job: 1, order }])),
  verifyRun: refused(starts.map((order): Attack => ['verifyRun', { job: 1, order }])),
  rememberTarget: nothing(...each('rememberTarget', [TEXT, '__proto__', 'constructor', ''])),
  chooseDataset: nothing(['chooseDataset', SECRET], ['chooseDataset', '@huge']),
  lookAtDataset: refused(each('lookAtDataset', [...FORGED, folder])),
  openExample: nothing(['openExample', SECRET]),
  openDropped: refused(
    each('openDropped', [{ path: SECRET }, SECRET, '@file', '@pathed', '@blob', null]),
  ),
  dropSources: refused(
    each('dropSources', [[{ path: SECRET }], [SECRET], SECRET, ['@file'], ['@pathed'], [], null]),
  ),
  wholeSeries: refused(each('wholeSeries', FORGED)),
  textBeside: refused(each('textBeside', FORGED)),
  // The dialogs are cancelled.
  chooseSources: nothing(['chooseSources', SECRET]),
  chooseModelProbe: nothing(['chooseModelProbe', { job: 1 }]),
  openRecipe: nothing(['openRecipe', SECRET]),
  openSources: refused(sets.map((sources): Attack => ['openSources', { job: 1, sources }])),
  followLinks: refused(each('followLinks', FORGED)),
  sourcePicture: refused(
    sets.map(
      (sources): Attack => ['sourcePicture', { job: 1, sources, file: 1, path: '/', maxSide: 64 }],
    ),
  ),
  previewRecipe: refused(
    preparations.map((one): Attack => ['previewRecipe', { job: 1, index: 0, ...one }]),
  ),
  checkRecipe: refused(preparations.map((one): Attack => ['checkRecipe', { job: 1, ...one }])),
  saveRecipe: refused(each('saveRecipe', preparations)),
  writePrepared: refused(preparations.map((one): Attack => ['writePrepared', { job: 1, ...one }])),
  picture: refused(
    FORGED.map((dataset) => [
      'picture',
      { dataset, job: 1, array: 'probeGuess', index: 0, maxSide: 64 },
    ]),
  ),
  positions: refused(FORGED.map((dataset) => ['positions', { dataset, job: 1 }])),
  drawGroups: refused(FORGED.map((dataset): Attack => ['drawGroups', { ...groups, dataset }])),
  inputPattern: refused(
    FORGED.map((dataset): Attack => ['inputPattern', { dataset, job: 1, array: 'x', index: 0 }]),
  ),
  patternSums: refused(
    FORGED.map((dataset): Attack => ['patternSums', { dataset, job: 1, names: ['diffraction'] }]),
  ),
  inputChecks: refused(
    FORGED.map(
      (dataset): Attack => [
        'inputChecks',
        { dataset, job: 1, array: 'x', expects: 'amplitude', fit: false },
      ],
    ),
  ),
  values: refused(FORGED.map((dataset) => ['values', { dataset, job: 1, mode: 'always' }])),
  cancel: refused(each('cancel', [-1, 1.5, '1', {}])),
  chooseModel: nothing(['chooseModel', folder]),
  chooseOutput: nothing(['chooseOutput', folder]),
  // Nothing is said of a folder that the user never chose.
  lookAtOutput: nothing(['lookAtOutput', folder], ['lookAtOutput', SECRET]),
  resolve: refused(each('resolve', drafts)),
  fileContext: refused(each('fileContext', drafts)),
  upgrade: refused([
    ...drafts.map((one): Attack => ['upgrade', { draft: one, to: 'ptychopinn-2026.07' }]),
    ...[TEXT, '../x', '__proto__', ''].map((to): Attack => ['upgrade', { draft, to }]),
  ]),
  exportPayload: refused(each('exportPayload', drafts)),
  saveDocument: refused([
    ...drafts.map((one): Attack => ['saveDocument', { draft: one, document: null }]),
    ...GRANTS.map((document): Attack => ['saveDocument', { draft, document }]),
  ]),
  saveDocumentAs: refused(
    drafts.map((one): Attack => ['saveDocumentAs', { draft: one, document: null }]),
  ),
  askUnsaved: refused([
    ...GRANTS.map((document): Attack => ['askUnsaved', { draft, typed: {}, document, name: 'a' }]),
    ['askUnsaved', { draft, typed: {}, document: null, name: 'x'.repeat(5000) }],
  ]),
  checkDocument: refused(GRANTS.map((document): Attack => ['checkDocument', { draft, document }])),
  revertDocument: refused(each('revertDocument', [...FORGED, SECRET])),
  exportAs: refused([
    ...drafts.map((one): Attack => ['exportAs', { draft: one, format: 'python', loader: true }]),
    ...[TEXT, '../x', '__proto__'].map(
      (format): Attack => ['exportAs', { draft, format, loader: true }],
    ),
  ]),
  choosePath: refused(each('choosePath', [SECRET, '__proto__', null])),
  // Whatever is asked for, the user answers, and here says neither yes nor no.
  checkValidation: nothing(
    ['checkValidation', { named: SECRET, dataset: null }],
    ['checkValidation', { named: '../../etc/passwd', dataset: null }],
    ['checkValidation', { named: '@huge', dataset: null }],
  ),
  openLog: nothing(['openLog', SECRET]),
  reportError: refused([
    ['reportError', { where: 'render', message: 'x'.repeat(2001), stack: '' }],
    ['reportError', { where: SECRET, message: '', stack: '' }],
    ['reportError', '@huge'],
  ]),
  openText: nothing(['openText', TEXT]),
  openFile: nothing(['openFile', TEXT]),
  comparePayload: nothing(['comparePayload', TEXT]),
  keep: refused(
    drafts.map(
      (one) =>
        [
          'keep',
          {
            draft: one,
            typed: {},
            document: null,
            unsaved: false,
            sweep: EMPTY_SWEEP,
            sweepUnsaved: false,
          },
        ] as const,
    ),
  ),
  // Names no draft: those that wait are opened, as many as windows may be.
  openWaiting: nothing(['openWaiting', SECRET]),
  // Environments are named, or found by main: a path that a page makes up is read by none of them.
  environments: nothing(['environments', folder]),
  findEnvironments: refused(each('findEnvironments', [folder, -1, '__proto__', { job: 1 }])),
  chooseEnvironment: refused(
    each('chooseEnvironment', [folder, { what: folder, job: 1 }, { what: 'python', job: 'x' }]),
  ),
  addEnvironment: refused(
    FORGED.map((id): Attack => ['addEnvironment', { id, name: 'mine', path: folder }]),
  ),
  importEnvironment: nothing(['importEnvironment', TEXT]),
  // What a user writes about another host: nothing is read at its paths.
  describeEnvironment: refused([
    ['describeEnvironment', { name: '', host: 'h', interpreter: SECRET }],
    ['describeEnvironment', '@huge'],
    ['describeEnvironment', null],
  ]),
  annotateEnvironment: refused([
    ...each('annotateEnvironment', FORGED),
    ['annotateEnvironment', { name: SECRET, gpu: null, notes: '' }],
  ]),
  refreshEnvironment: refused(
    FORGED.map((name): Attack => ['refreshEnvironment', { name, job: 1 }]),
  ),
  switchEnvironment: refused(
    each(
      'switchEnvironment',
      FORGED.filter((name) => name !== null),
    ),
  ),
  removeEnvironment: refused(each('removeEnvironment', FORGED)),
  presets: nothing(['presets', folder]),
  // An id that is no file of the user's own presets is no place to write to: the preset gets a name of its own there.
  savePreset: nothing(
    ...[`mine:${NEW}`, 'mine:../../../new.pinnboard-preset.json', `team:${NEW}`, NEW].map(
      (id): Attack => ['savePreset', { preset, id }],
    ),
    ['savePreset', { preset: { ...preset, name: '../../new' }, id: null }],
  ),
  removePreset: nothing(...each('removePreset', [SECRET, `mine:${SECRET}`, 'mine:..', TEXT])),
  importPreset: nothing(['importPreset', TEXT]),
  exportPreset: nothing(['exportPreset', { ...preset, name: NEW }]),
  teamPresets: refused(each('teamPresets', [folder, '__proto__'])),
  recents: nothing(['recents']),
  openRecent: refused(each('openRecent', [SECRET, TEXT, '../x', '__proto__', '@huge', 1])),
  // Runs are named by the id that main gave them: a folder that a page makes up is neither read nor stopped.
  runs: refused(each('runs', GRANTS)),
  runsNow: nothing(['runsNow', folder]),
  finishedRuns: nothing(['finishedRuns', folder]),
  run: refused(each('run', FORGED)),
  recordedRun: refused(each('recordedRun', [...FORGED, folder])),
  runCurves: refused(each('runCurves', [...FORGED, folder])),
  runPictures: refused(each('runPictures', [...FORGED, folder])),
  runImage: refused([...FORGED, folder].map((run): Attack => ['runImage', { run, file: SECRET }])),
  runPlane: refused(
    [...FORGED, folder].map(
      (run): Attack => [
        'runPlane',
        { run, file: '../secret.npz', array: 'probeGuess', job: 1, maxSide: 64 },
      ],
    ),
  ),
  ringCorrelation: refused(
    [...FORGED, folder].map((run): Attack => {
      const plane = { run, file: SECRET, array: 'probeGuess' };
      return ['ringCorrelation', { job: 1, one: plane, other: plane, part: 'values' }];
    }),
  ),
  openRunsFolder: nothing(['openRunsFolder', folder]),
  forgetRunsFolder: refused(each('forgetRunsFolder', ['@huge', 7, null])),
  stopRun: refused(each('stopRun', [...FORGED, folder])),
  restartRun: refused(FORGED.map((run): Attack => ['restartRun', { run, job: 1 }])),
  fetchRun: refused(FORGED.map((run): Attack => ['fetchRun', { run, job: 1, checkpoints: true }])),
  runHistory: refused(each('runHistory', [...FORGED, folder])),
  openRunDataset: refused(each('openRunDataset', [...FORGED, folder])),
  inferenceOfRun: refused(each('inferenceOfRun', [...FORGED, folder])),
  inspectModel: refused(
    [...FORGED, folder].flatMap((one): Attack[] => [
      ['inspectModel', { draft, of: { run: one } }],
      ['inspectModel', { draft, of: { model: one } }],
    ]),
  ),
  showRunFolder: refused(each('showRunFolder', [...FORGED, folder])),
  annotateRun: refused(
    [...FORGED, folder].map((run): Attack => ['annotateRun', { run, add: ['good'], note: SECRET }]),
  ),
  openRunRequest: refused(each('openRunRequest', [...FORGED, folder])),
  // Channels of the window name no file; `windows.spec.ts` asks them without end.
  newWindow: nothing(),
  closeWindow: nothing(),
  setTheme: refused(each('setTheme', [SECRET, '__proto__'])),
  about: nothing(),
  'sweep.plan': refused([
    ...plans.map((plan): Attack => ['sweep.plan', { ...plan, job: 900, from: 0 }]),
    ...each('sweep.plan', [{ job: 901, from: -1 }, TEXT]),
  ]),
  'sweep.point': refused(
    drafts.map((one) => ['sweep.point', { draft: one, axes: [], values: {} }] as const),
  ),
  'sweep.take': refused(
    drafts.map((one) => ['sweep.take', { draft: one, axes: [], values: {} }] as const),
  ),
  'sweep.write': refused(
    plans.map((plan) => [
      'sweep.write',
      { ...plan, name: NEW, scripts: {}, job: 902, leaveOutCrashes: true },
    ]),
  ),
  'sweep.save': refused(plans.map((plan) => ['sweep.save', { ...plan, name: NEW, scripts: {} }])),
  'sweep.open': nothing(['sweep.open', TEXT]),
  'sweep.results': refused(each('sweep.results', [...FORGED, folder])),
  'sweep.picture': refused(
    FORGED.map((point): Attack => ['sweep.picture', { point, name: 'amplitude' }]),
  ),
  // Of no sweep that was written or opened.
  'sweep.tell': refused(each('sweep.tell', [TEXT, folder])),
  'sweep.asked': refused(each('sweep.asked', [TEXT, folder])),
  'sweep.start': refused(each('sweep.start', [...FORGED, folder, '..', `../${folder}`])),
  'sweep.files': refused(each('sweep.files', [SECRET, '__proto__', null])),
};

test('every channel of the contract has its line', () => {
  expect(Object.keys(TABLE).sort()).toEqual(Object.keys(CHANNELS).sort());
});

for (const [channel, line] of Object.entries(TABLE))
  if (line.attacks.length > 0)
    test(`${channel}: ${line.expect === 'refused' ? 'refuses' : 'opens nothing by'} what was not granted`, async () => {
      await shared.app.evaluate(({ dialog }) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
      });
      const answers = await shared.page.evaluate(
        async ({ text, secret }) => {
          const attacks: [string, ...unknown[]][] = JSON.parse(text, (_key, value: unknown) => {
            if (value === '@huge') return 'x'.repeat(17 * 1024 * 1024);
            if (value === '@file') return new File(['x'], secret);
            if (value === '@blob') return new Blob(['x']);
            if (value === '@pathed')
              return Object.defineProperty(new File(['x'], 'x.npz'), 'path', { value: secret });
            if (value !== '@deep') return value;
            let deep: unknown = 1;
            for (let i = 0; i < 400; i += 1) deep = { deep };
            return deep;
          });
          const bridge = window.pinnboard;
          const answers: string[] = [];
          for (const [method, ...given] of attacks)
            try {
              const [first = '', second] = method.split('.');
              const part: unknown = Reflect.get(bridge ?? {}, first);
              const ask: unknown =
                second !== undefined && typeof part === 'object' && part !== null
                  ? Reflect.get(part, second)
                  : part;
              const answer: unknown = typeof ask === 'function' ? await ask(...given) : 'no method';
              answers.push(JSON.stringify(answer));
            } catch (error) {
              answers.push(`{"ok":false,"thrown":${JSON.stringify(String(error))}}`);
            }
          return answers;
        },
        { text: JSON.stringify(line.attacks), secret: SECRET },
      );
      expect(answers).toHaveLength(line.attacks.length);
      for (const answer of answers) {
        expect(answer).toMatch(line.expect === 'refused' ? /^\{"ok":false,/ : /^\{"ok":/);
        expect(answer).not.toMatch(/SECRET-TOKEN|at Object\.|\.cjs:|RangeError/);
      }
      expect(everything()).toEqual(before);
    });

test('a validation dataset that the overrides merely name is not read', async () => {
  const seen = await shared.page.evaluate(
    ({ draft, named }) =>
      window.pinnboard?.resolve({
        ...draft,
        workflow: 'training',
        overrides: { n_groups: 1, val_data_file: named },
      }),
    { draft, named: SECRET },
  );
  expect(JSON.stringify(seen)).not.toMatch(/probeGuess|32 × 32|complex64/);
  expect(await shared.page.evaluate(() => Reflect.has({}, 'polluted'))).toBe(false);
});
