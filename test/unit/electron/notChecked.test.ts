/** What was not looked at is said, and window and command line say the same of the same files. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeStats } from '../../../electron/node/array-stats/computeStats';
import { payloadText } from '../../../electron/node/session/exportPayload';
import { Session } from '../../../electron/node/session/session';
import { fileStates } from '../../../shared/dataset/fileStates';
import { resolve } from '../../../shared/factory';
import { countsOf } from '../../../shared/findings/counts';
import type { Finding } from '../../../shared/findings/finding';
import type { Draft } from '../../../shared/request/draft';
import { FIXTURES } from '../../conformance/read';
import { pinnboard } from '../cli/run';
import { DATASET, inference, training, WORLD } from '../factory/help';

const fixture = (name: string) => path.join(FIXTURES, 'npz', name);
const MODEL = path.join(FIXTURES, 'models/trained');
const measure = (file: string) =>
  computeStats(file, { signal: new AbortController().signal, progress: () => {} });
const draft = (changes: Partial<Draft>): Draft => ({
  target: 'ptychopinn-2026.07',
  workflow: 'training',
  dataset: null,
  model: null,
  output_dir: 'out',
  overrides: { n_groups: 4 },
  execution: {},
  profile: null,
  cli_defaults: false,
  acknowledgements: [],
  ...changes,
});
const unchecked = (findings: readonly Finding[]) =>
  findings.filter(({ checked }) => checked === false).map(({ rule, fields }) => [rule, fields[0]]);

/** What `check --json` finds in the request. */
async function checked(request: object): Promise<Finding[]> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'pinnboard-checked-')), 'request.json');
  writeFileSync(file, JSON.stringify(request));
  const { out, err } = await pinnboard(['check', file, '--json']);
  expect(err).toBe('');
  return JSON.parse(out).findings;
}

describe('a validation dataset that is typed', () => {
  const overrides = { n_groups: 4, test_data_file: fixture('no_diffraction.npz') };

  it('and was not opened is not checked: in the window, and in the exported file', async () => {
    const session = new Session();
    const { grant } = await session.openDataset(fixture('train64.npz'));
    const { request, resolution, fileContext } = await session.resolveWhole(
      draft({ dataset: grant, overrides }),
      measure,
    );
    expect(unchecked(resolution.findings)).toEqual([['not-checked', 'test_data_file']]);
    expect(resolution.findings.at(-1)).toMatchObject({ outcome: 'info', checked: false });
    expect(countsOf(resolution.findings).notChecked).toBe(1);
    const file = JSON.parse(payloadText(request, resolution, fileContext));
    expect(unchecked(file.findings)).toEqual([['not-checked', 'test_data_file']]);
  });

  it('is checked as soon as it is opened', async () => {
    const session = new Session();
    const { grant } = await session.openDataset(fixture('train64.npz'));
    session.allowValidation(overrides.test_data_file);
    const { resolution } = await session.resolveWhole(
      draft({ dataset: grant, overrides }),
      measure,
    );
    expect(unchecked(resolution.findings)).toEqual([]);
    expect(resolution.findings.map(({ rule }) => rule)).toContain('validation-unusable');
  });
});

describe('window and command line', () => {
  it.each<[string, Draft['overrides']]>([
    ['train64.npz', { n_groups: 4 }],
    ['train64.npz', { n_groups: 4, test_data_file: fixture('nothere.npz') }],
    ['train64.npz', { n_groups: 4, test_data_file: fixture('no_diffraction.npz') }],
    ['negative_and_nan.npz', { n_groups: 4, gridsize: 2 }],
    ['metadata_broken.npz', { n_groups: 4, nphotons: 1e5 }],
    ['no_probe.npz', { n_groups: 4 }],
  ])('find the same in %s with %j', async (name, overrides) => {
    const session = new Session();
    const { grant } = await session.openDataset(fixture(name));
    const validation = overrides.test_data_file;
    if (typeof validation === 'string') session.allowValidation(validation);
    const given = draft({ dataset: grant, overrides });
    const { request, resolution } = await session.resolveWhole(given, measure);
    expect(resolution.findings.length).toBeGreaterThan(0);
    expect(await checked(request)).toEqual(JSON.parse(JSON.stringify(resolution.findings)));
  });

  it('find the same of an inference, whose model is opened', async () => {
    const session = new Session();
    const { grant } = await session.openDataset(fixture('train64.npz'));
    const model = await session.openModel(MODEL);
    const given = draft({ workflow: 'inference', dataset: grant, model: model.grant });
    const { request, resolution } = await session.resolveWhole(given, measure);
    expect(unchecked(resolution.findings)).toEqual([]);
    expect(await checked(request)).toEqual(JSON.parse(JSON.stringify(resolution.findings)));
  });
});

describe('values that were not read', () => {
  it('are said where the command line is asked not to read them', async () => {
    const { findings } = resolve(training(), { ...WORLD, values: null });
    expect(unchecked(findings)).toContainEqual(['not-checked', 'train_data_file']);
  });

  it('are not said while they are on their way', async () => {
    const { findings } = resolve(training({ overrides: { n_groups: 512 } }), WORLD);
    expect(unchecked(findings)).toEqual([]);
  });
});

it('each file of a request has a state', () => {
  expect(fileStates(training(), { dataset: DATASET })).toEqual([
    { field: 'train_data_file', path: 'scan.npz', state: 'checked' },
    { field: 'test_data_file', path: 'test.npz', state: 'not-opened' },
  ]);
  expect(fileStates(inference(), WORLD).map(({ state }) => state)).toEqual(['checked', 'seen']);
  const absent = { dataset: DATASET, validation: { status: 'missing' as const, problem: '' } };
  expect(fileStates(training(), absent)[1]?.state).toBe('absent');
});
