/** What a text makes of the work that is there. */
import { describe, expect, it } from 'vitest';
import { mergeRequest, usualMode } from '../../../renderer/import/merge';
import { changesAnything, fileText, runChanges } from '../../../renderer/import/words';
import {
  type EditorDocument,
  newDocument,
  requestOf,
  withDataset,
} from '../../../renderer/store/document';
import type { OpenedDataset } from '../../../shared/ipc/opened';
import { DATASET, inference, training } from '../factory/help';

const NEW_WORK = newDocument('adr-003');

const dataset = (path: string, reading: OpenedDataset['reading'] = DATASET): OpenedDataset => ({
  grant: `grant of ${path}`,
  path,
  name: path,
  reading,
});
const MISSING = { status: 'missing', problem: 'It is not there.' } as const;

const mine: EditorDocument = withDataset(
  {
    ...NEW_WORK,
    draft: {
      ...NEW_WORK.draft,
      target: 'ptychopinn-2026.07',
      output_dir: 'mine',
      overrides: { grid_size: [2, 2], batch_size: 4 },
      execution: { num_workers: 2 },
    },
    typed: { max_epochs: { text: 'ten', base: '', problem: 'not a number' } },
  },
  dataset('/data/mine.npz'),
);
const nothing = { datasets: {}, models: {} };

describe('a text in place of the settings', () => {
  it('makes the request that it says', () => {
    const request = training({ train_data_file: '/data/mine.npz', overrides: { n_groups: 4 } });
    const { work } = mergeRequest(mine, request, { mode: 'replace', ...nothing });
    expect(requestOf(work)).toMatchObject({
      ...request,
      execution: request.execution ?? {},
      train_data_file: '/data/mine.npz',
    });
    expect(work.typed).toEqual({});
  });

  it('keeps what it does not say: output folder and files', () => {
    const request = training({ train_data_file: '', output_dir: '' });
    const { work, files } = mergeRequest(mine, request, { mode: 'replace', ...nothing });
    expect(work).toMatchObject({ dataset: mine.dataset, draft: { output_dir: 'mine' } });
    expect(files).toEqual([]);
  });
});

describe('a text added to the settings', () => {
  const { work } = mergeRequest(
    mine,
    training({ train_data_file: '', overrides: { gridsize: 3, n_groups: 4 }, execution: null }),
    { mode: 'add', ...nothing },
  );

  it('keeps the run and the other settings, half-typed ones among them', () => {
    expect(work.draft).toMatchObject({ target: 'ptychopinn-2026.07', output_dir: 'mine' });
    expect(work.draft.execution).toEqual({ num_workers: 2 });
    expect(work.typed).toEqual(mine.typed);
  });

  it('wins over the same thing under another name', () => {
    expect(work.draft.overrides).toEqual({ batch_size: 4, gridsize: 3, n_groups: 4 });
  });

  it('is what is done with a part of a request', () => {
    expect(usualMode(training({ train_data_file: '' }))).toBe('add');
    expect(usualMode(training())).toBe('replace');
  });
});

describe('files that a text names', () => {
  const named = training({ train_data_file: 'theirs.npz' });
  const merge = (current: EditorDocument, datasets: { readonly [named: string]: OpenedDataset }) =>
    mergeRequest(current, named, { mode: 'replace', datasets, models: {} });

  it('are not opened by their name', () => {
    const { work, files } = merge(mine, {});
    expect(work.draft.dataset).toBe('grant of /data/mine.npz');
    expect(files).toEqual([{ what: 'dataset', named: 'theirs.npz', state: 'stays' }]);
    expect(merge(NEW_WORK, {})).toMatchObject({
      work: { dataset: null, draft: { dataset: null } },
      files: [{ state: 'none' }],
    });
  });

  it('are taken where the user gave them, but no missing one for one that can be used', () => {
    const given = dataset('/beside/theirs.npz');
    expect(merge(mine, { 'theirs.npz': given })).toMatchObject({
      work: { dataset: given, draft: { dataset: given.grant } },
      files: [{ state: 'opened' }],
    });
    const missing = dataset('/beside/theirs.npz', MISSING);
    expect(merge(mine, { 'theirs.npz': missing }).work.dataset).toBe(mine.dataset);
    expect(merge(NEW_WORK, { 'theirs.npz': missing }).work.dataset).toBe(missing);
  });

  it('count for inference too, the model among them', () => {
    const request = inference({ model_path: 'm', test_data_file: '/data/mine.npz' });
    const { files } = mergeRequest(mine, request, { mode: 'replace', ...nothing });
    expect(files.map(({ what, state }) => `${what} ${state}`)).toEqual([
      'dataset opened',
      'model none',
    ]);
  });
});

describe('texts about an import', () => {
  it('says what changes of the run', () => {
    const { work, files } = mergeRequest(mine, inference({ test_data_file: 'b.npz' }), {
      mode: 'replace',
      ...nothing,
    });
    expect(runChanges(mine, work).map(({ name }) => name)).toEqual([
      'target',
      'workflow',
      'output_dir',
    ]);
    expect(files.map((file) => fileText(file, work))).toEqual([
      'The text refers to the dataset b.npz. /data/mine.npz is kept.',
      expect.stringContaining('choose the model'),
    ]);
  });

  it('knows when there is nothing to import', () => {
    const { work } = mergeRequest(mine, requestOf(mine), { mode: 'replace', ...nothing });
    expect(changesAnything({ ...mine, typed: {} }, work)).toBe(false);
    // A half-typed text would go.
    expect(changesAnything(mine, work)).toBe(true);
  });
});
