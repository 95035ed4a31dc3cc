import { describe, expect, it } from 'vitest';
import { readModel } from '../../../electron/node/model/read';

describe('a model folder', () => {
  it.each([
    ['test/fixtures/models/trained', 'ok'],
    ['test/fixtures/models/empty', 'ok'],
    ['test/fixtures/models/no_archive', 'no-archive'],
    ['test/fixtures/models/trained/wts.h5.zip', 'not-a-folder'],
    ['test/fixtures/models/none', 'missing'],
    ['', 'missing'],
    ['a\0b', 'missing'],
  ])('%s: %s', async (path, status) => {
    expect(await readModel(path)).toMatchObject({ status });
  });
});
