/** Requests and parts of one, as they are pasted: nothing of what is written may go without a word. */
import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../shared/formats/parseRequest';
import { importText, recognise } from '../../../shared/importers';

const WHOLE = {
  target: 'adr-003',
  workflow: 'training',
  train_data_file: 'a.npz',
  output_dir: 'runs',
  overrides: { n_groups: 12 },
};
const read = (value: object) => importText(JSON.stringify(value), '', undefined, 'adr-003');

describe('a request with an unknown key', () => {
  it('is rejected with the nearest name, as an import and as a line of a batch', () => {
    const misspelt = { ...WHOLE, overides: { nphotons: 1e9 } };
    const error = {
      code: 'request-key-unknown',
      parameters: { workflow: 'training', key: 'overides', nearest: 'overrides' },
    };
    expect(parseRequest(JSON.stringify(misspelt))).toMatchObject({ ok: false, error });
    expect(read(misspelt)).toMatchObject({
      ok: false,
      error: { code: 'import-request-invalid', cause: error },
    });
  });

  it('says where settings stand when nothing is near', () => {
    const text = JSON.stringify({ ...WHOLE, n_groups: 12 });
    expect(parseRequest(text)).toMatchObject({
      error: { code: 'request-key-unknown', parameters: { key: 'n_groups', nearest: null } },
    });
    expect(parseRequest(JSON.stringify({ ...WHOLE, model_path: 'm' }))).toMatchObject({
      error: { code: 'request-key-unknown', parameters: { key: 'model_path' } },
    });
  });

  it('but the name of its schema may stand there', () => {
    expect(
      parseRequest(JSON.stringify({ $schema: 'request.schema.json', ...WHOLE })),
    ).toMatchObject({ ok: true, request: WHOLE });
  });
});

describe('a part of a request', () => {
  it('is imported, with a finding on what is missing', () => {
    const imported = read({ overrides: { n_groups: 12 }, execution: { learning_rate: 1e-3 } });
    expect(imported).toMatchObject({
      ok: true,
      request: {
        workflow: 'training',
        train_data_file: '',
        overrides: { n_groups: 12 },
        execution: { learning_rate: 1e-3 },
      },
      findings: [{ rule: 'import-guessed' }],
    });
    expect(imported.ok && imported.findings[0]?.message).toMatch(/Missing: workflow, target/);
  });

  it('with a misspelt key is rejected, not read without it', () => {
    expect(read({ overrides: {}, exection: { learning_rate: 1 } })).toMatchObject({
      ok: false,
      error: { cause: { parameters: { key: 'exection', nearest: 'execution' } } },
    });
  });

  it('is not confused with a dictionary of overrides', () => {
    expect(recognise('{"overrides": 3, "n_groups": 4}')?.id).toBe('python');
    expect(recognise('{"n_groups": 4}')?.id).toBe('python');
  });
});
