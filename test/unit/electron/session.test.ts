import { chmodSync, copyFileSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileArgument } from '../../../electron/node/session/arguments';
import { payloadText } from '../../../electron/node/session/exportPayload';
import { Session } from '../../../electron/node/session/session';
import { requestFileText } from '../../../shared/formats/requestFile';
import type { Draft } from '../../../shared/request/draft';
import { FIXTURES } from '../../conformance/read';

const fixture = (name: string) => path.join(FIXTURES, 'npz', name);
const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-session-'));
const draft = (changes: Partial<Draft>): Draft => ({
  target: 'adr-003',
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

describe('a window session', () => {
  it('resolves a draft against the file behind its grant', async () => {
    const session = new Session();
    const { grant } = await session.openDataset(fixture('train32.npz'));
    const { resolution, request } = await session.resolve(draft({ dataset: grant }));
    expect(resolution.payload?.pt_data_config).toMatchObject({ N: 32 });
    expect(request).toMatchObject({ train_data_file: fixture('train32.npz') });
  });

  it('refuses a path in place of a grant, and a grant of another kind or window', async () => {
    const session = new Session();
    const other = new Session();
    const { grant } = await other.openDataset(fixture('train32.npz'));
    const model = await session.openModel(path.join(FIXTURES, 'models/trained'));
    for (const made of [fixture('train32.npz'), grant, model.grant])
      await expect(session.resolve(draft({ dataset: made }))).rejects.toThrow(
        'has no access to that dataset',
      );
  });

  it('resolves without a dataset, and says that none is open', async () => {
    const { resolution } = await new Session().resolve(draft({}));
    expect(resolution.payload).toBeNull();
    expect(resolution.findings.map((f) => f.message)).toContain('No dataset is open.');
  });

  it('says what is in an output folder, once the user chose it or opened a file that names it', async () => {
    const results = folder();
    const named = { output_dir: results };
    const session = new Session();
    const found = async () => {
      const { resolution } = await session.resolve(draft(named));
      return resolution.findings.flatMap(({ rule, fields }) =>
        fields.includes('output_dir') ? [rule] : [],
      );
    };
    expect(await session.lookAtOutput(results)).toBeNull();
    session.allowOutput(results);
    expect(await session.lookAtOutput(results)).toEqual({ state: 'empty', results: [] });
    expect(await found()).toEqual([]);
    writeFileSync(path.join(results, 'notes.txt'), '');
    expect(await session.lookAtOutput(results)).toMatchObject({ state: 'other-files' });
    writeFileSync(path.join(results, 'wts.h5.zip'), '');
    const run = { state: 'run', results: ['wts.h5.zip'] };
    expect(await session.lookAtOutput(results)).toEqual(run);
    expect(await found()).toEqual(['output-folder-used']);

    const other = new Session();
    const file = path.join(folder(), 'a.json');
    const { dataset: _dataset, model: _model, workflow: _workflow, ...settings } = draft(named);
    writeFileSync(
      file,
      requestFileText({ ...settings, workflow: 'training', train_data_file: 'a.npz' }),
    );
    await other.openPayload(file);
    expect(await other.lookAtOutput(results)).toEqual(run);
  });

  it.each<[what: string, below: string, state: string]>([
    ['a new folder', 'run-2', 'missing'],
    ['a new folder in a new one', 'runs/2', 'missing'],
    ['a file', 'file', 'not-a-folder'],
    ['a folder below a file', 'file/run', 'not-a-folder'],
  ])('says of an output folder that it is %s', async (_, below, state) => {
    const parent = folder();
    writeFileSync(path.join(parent, 'file'), '');
    const session = new Session();
    const output_dir = path.join(parent, below);
    session.allowOutput(output_dir);
    expect(await session.lookAtOutput(output_dir)).toEqual({ state, results: [] });
    const { resolution } = await session.resolve(draft({ output_dir }));
    const unusable = resolution.findings.some(({ rule }) => rule === 'output-folder-unusable');
    expect(unusable).toBe(state === 'not-a-folder');
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder is not writable', async () => {
    const parent = folder();
    chmodSync(parent, 0o500);
    const session = new Session();
    for (const name of [parent, path.join(parent, 'new')]) {
      session.allowOutput(name);
      expect(await session.lookAtOutput(name)).toMatchObject({ state: 'not-writable' });
    }
  });

  it('sees at the next edit that the file has changed', async () => {
    const file = path.join(folder(), 'scan.npz');
    copyFileSync(fixture('train32.npz'), file);
    const session = new Session();
    const { grant } = await session.openDataset(file);
    copyFileSync(fixture('train128.npz'), file);
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    const { resolution } = await session.resolve(draft({ dataset: grant }));
    expect(resolution.payload?.pt_data_config).toMatchObject({ N: 128 });
  });

  it('opens an exported payload, finds its files beside it, and tells what has changed', async () => {
    const at = folder();
    const scan = path.join(at, 'scan.npz');
    copyFileSync(fixture('train32.npz'), scan);
    const session = new Session();
    const { grant } = await session.openDataset(scan);
    const given = draft({
      dataset: grant,
      overrides: { n_groups: 9, gridsize: 1 },
      execution: { learning_rate: 0.01 },
    });
    const { request, resolution, fileContext } = await session.resolve(given);
    const file = path.join(at, 'payload.json');
    writeFileSync(file, payloadText(request, resolution, fileContext));

    const opened = await new Session().openPayload(file);
    expect(opened).toMatchObject({ notes: [], dataset: { path: scan, reading: { status: 'ok' } } });
    expect(opened.draft).toMatchObject({ overrides: given.overrides, execution: given.execution });

    copyFileSync(fixture('train128.npz'), scan);
    const changed = await new Session().openPayload(file);
    expect(changed.notes.join()).toContain('has changed since');
  });

  it.each([
    ['nothing there', null, 'does not exist'],
    ['not JSON', '{', 'not JSON'],
    ['another file', '{"format": "x", "version": 1}', 'not a pinnboard.payload file'],
  ])('says what is wrong with a payload file: %s', async (_title, text, says) => {
    const file = path.join(folder(), 'a.json');
    if (text !== null) writeFileSync(file, text);
    await expect(new Session().openPayload(file)).rejects.toThrow(says);
  });
});

describe('a request whose files are named by relative paths', () => {
  const SCAN = './scan.npz';
  const opened = async () => {
    const at = folder();
    copyFileSync(fixture('train32.npz'), path.join(at, 'scan.npz'));
    copyFileSync(fixture('train64.npz'), path.join(at, 'validation.npz'));
    const file = path.join(at, 'run.json');
    const overrides = { n_groups: 4, test_data_file: 'validation.npz' };
    const request = {
      target: 'adr-003',
      workflow: 'training' as const,
      train_data_file: SCAN,
      output_dir: 'out',
      overrides,
      execution: null,
    };
    writeFileSync(file, requestFileText(request));
    const session = new Session();
    return { at, file, session, document: await session.openPayload(file) };
  };

  it('names them so again, by the same words, when it is saved', async () => {
    const { at, session, document } = await opened();
    const saved = session.requestIn(at, document.draft);
    expect(saved).toMatchObject({
      train_data_file: SCAN,
      output_dir: 'out',
      overrides: { test_data_file: 'validation.npz' },
    });
  });

  it('leads to the same files from another folder', async () => {
    const { at, session, document } = await opened();
    const moved = session.requestIn(path.join(at, 'runs', 'first'), document.draft);
    expect(moved).toMatchObject({
      train_data_file: '../../scan.npz',
      overrides: { test_data_file: '../../validation.npz' },
    });
  });

  it('names a dataset that was opened by itself by its whole path', async () => {
    const { at, session, document } = await opened();
    const { grant } = await session.openDataset(fixture('train128.npz'));
    const saved = session.requestIn(at, { ...document.draft, dataset: grant });
    expect(saved).toMatchObject({ train_data_file: fixture('train128.npz') });
  });

  it('keeps its names after a restart, which remembers the paths alone', async () => {
    const { at, file, document } = await opened();
    const session = new Session();
    const { grant } = await session.openDataset(path.join(at, 'scan.npz'));
    session.allowValidation(
      'validation.npz',
      path.join(at, 'validation.npz'),
      path.join(at, 'scan.npz'),
    );
    await session.noteNamesOf(file);
    expect(session.requestIn(at, { ...document.draft, dataset: grant })).toMatchObject({
      train_data_file: SCAN,
    });
  });
});

describe('a text that is opened', () => {
  const write = (name: string, text: string, at = folder()): string => {
    const file = path.join(at, name);
    writeFileSync(file, text);
    return file;
  };
  const request = (changes: object) =>
    JSON.stringify({
      workflow: 'training',
      train_data_file: 'scan.npz',
      output_dir: 'out',
      overrides: { n_groups: 4, test_data_file: 'validation.npz' },
      ...changes,
    });

  it('grants the files beside it under the names that it has for them', async () => {
    const at = folder();
    copyFileSync(fixture('train32.npz'), path.join(at, 'scan.npz'));
    copyFileSync(fixture('train64.npz'), path.join(at, 'validation.npz'));
    const session = new Session();
    const opened = await session.openText(write('run.txt', request({}), at));
    expect(opened).toMatchObject({
      name: 'run.txt',
      dataset: { named: 'scan.npz', opened: { path: path.join(at, 'scan.npz') } },
      model: null,
    });
    const dataset = opened.dataset?.opened.grant ?? null;
    const overrides = { n_groups: 4, test_data_file: 'validation.npz' };
    const { fileContext } = await session.resolve(draft({ dataset, overrides }));
    expect(fileContext.validation).toMatchObject({ status: 'ok' });
  });

  it('is given as it is when it is of no known form', async () => {
    expect(await new Session().openText(write('notes.txt', 'hello'))).toEqual({
      name: 'notes.txt',
      text: 'hello',
      dataset: null,
      model: null,
    });
  });

  it('is refused in words when there is none, or when it is a folder', async () => {
    const at = folder();
    for (const [file, says] of [
      [path.join(at, 'none.yaml'), 'does not exist'],
      [at, 'is a folder, not a file'],
    ] as const)
      await expect(new Session().openText(file)).rejects.toThrow(says);
  });
});

describe('the validation dataset of a window session', () => {
  const validating = (dataset: string, named: string) =>
    draft({ dataset, overrides: { n_groups: 4, test_data_file: named } });
  const status = async (session: Session, named: string) => {
    const { grant } = await session.openDataset(fixture('train32.npz'));
    return (await session.resolve(validating(grant, named))).fileContext.validation?.status;
  };

  it('is not read under a name that was only typed, whatever stands there', async () => {
    expect(await status(new Session(), fixture('train64.npz'))).toBeUndefined();
    expect(await status(new Session(), '/nowhere/validation.npz')).toBeUndefined();
  });

  it('is read once the user has chosen it, or has opened it as a dataset', async () => {
    const chosen = new Session();
    chosen.allowValidation(fixture('train64.npz'));
    const { grant } = await chosen.openDataset(fixture('train32.npz'));
    const { resolution } = await chosen.resolve(validating(grant, fixture('train64.npz')));
    expect(resolution.findings.map(({ rule }) => rule)).toContain('validation-size');
    expect(await status(chosen, fixture('train128.npz'))).toBeUndefined();
    expect(await status(new Session(), fixture('train32.npz'))).toBe('ok');
  });

  it('is another file under the same relative name beside another dataset', async () => {
    const session = new Session();
    const first = await session.openDataset(fixture('train64.npz'));
    session.allowValidation('v.npz', fixture('train32.npz'), fixture('train64.npz'));
    const other = await session.openDataset(fixture('train128.npz'));
    const checked = async (grant: string) => {
      const { fileContext } = await session.resolve(validating(grant, 'v.npz'));
      return fileContext.validation?.status;
    };
    expect(await checked(first.grant)).toBe('ok');
    expect(await checked(other.grant)).toBeUndefined();
  });

  it('is looked for beside the file that names it', async () => {
    const at = folder();
    copyFileSync(fixture('train32.npz'), path.join(at, 'scan.npz'));
    copyFileSync(fixture('train64.npz'), path.join(at, 'other.npz'));
    const file = path.join(at, 'request.json');
    const { dataset: _dataset, model: _model, ...rest } = validating('', 'other.npz');
    writeFileSync(file, JSON.stringify({ ...rest, train_data_file: 'scan.npz' }));
    const session = new Session();
    const opened = await session.openPayload(file);
    const { fileContext } = await session.resolve(opened.draft);
    expect(fileContext.validation).toMatchObject({
      status: 'ok',
      arrays: [{ shape: [24, 64, 64] }, {}, {}, {}, {}, {}],
    });
  });
});

describe('the file that the command line names', () => {
  it.each([
    [['electron', '/app', 'scan.npz'], false, '/here/scan.npz'],
    [
      ['electron', '--no-sandbox', '--user-data-dir=/x', '/app', '/d/scan.npz'],
      false,
      '/d/scan.npz',
    ],
    [['electron', '/app'], false, undefined],
    [['pinnboard', 'scan.npz'], true, '/here/scan.npz'],
    [['pinnboard'], true, undefined],
    [['pinnboard', 'file:///d/beam%20time/scan.npz'], true, '/d/beam time/scan.npz'],
    [['pinnboard', 'file://%'], true, '/here/file:/%'],
  ])('%j', (argv, packaged, file) => {
    expect(fileArgument(argv, packaged, '/here')).toBe(file);
  });
});
