/** The request file: its bytes, what it keeps, and what earlier and later versions are read as. */
import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../shared/formats/parseRequest';
import { requestText } from '../../../shared/formats/payloadFile';
import { requestFileText } from '../../../shared/formats/requestFile';
import type { Request } from '../../../shared/request/request';

const WHOLE: Request = {
  target: 'ptychopinn-2026.07',
  workflow: 'training',
  train_data_file: '/data/run1084.npz',
  output_dir: 'out',
  overrides: { n_groups: 512, gridsize: 2, nphotons: 1e9, constructor: null },
  execution: { learning_rate: 3e-4 },
  profile: 'ci',
  cli_defaults: true,
  entry_point: 'python',
  acknowledgements: [{ rule: 'probe-scale', field: 'probe_scale', note: 'measured' }],
};

const parsed = (text: string, target?: string) => parseRequest(text, target);

describe('a request file', () => {
  it('begins with its format and version, and holds the request as a payload file does', () => {
    const text = requestFileText(WHOLE);
    expect(text.startsWith('{\n  "format": "pinnboard.request",\n  "version": 1,\n')).toBe(true);
    // Floats as Python writes them.
    expect(text).toContain('"nphotons": 1000000000.0');
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('gives back everything that the request holds', () => {
    expect(parsed(requestFileText(WHOLE))).toEqual({ ok: true, request: WHOLE });
  });

  it('has the same bytes whatever the order in which things were typed, and after it was read again', () => {
    const { overrides } = WHOLE;
    const turned = { ...WHOLE, overrides: Object.fromEntries(Object.entries(overrides).reverse()) };
    const text = requestFileText(WHOLE);
    expect(requestFileText(turned)).toBe(text);
    const again = parsed(text);
    expect(again.ok && requestFileText(again.request)).toBe(text);
  });

  it('may hold what no factory takes: no dataset, an unknown name', () => {
    const blocked = { ...WHOLE, train_data_file: '', overrides: { gridsze: 'x' } };
    expect(parsed(requestFileText(blocked))).toMatchObject({
      ok: true,
      request: { train_data_file: '', overrides: { gridsze: 'x' } },
    });
  });

  it('is read on one line, too, as a line of batch', () => {
    const line = JSON.stringify(JSON.parse(requestFileText({ ...WHOLE, profile: null })));
    expect(parsed(line)).toMatchObject({ ok: true, request: { overrides: { n_groups: 512 } } });
  });

  it('refuses a misspelt key, whose content would be lost', () => {
    const text = requestFileText(WHOLE).replace('"overrides"', '"overides"');
    expect(parsed(text)).toMatchObject({
      ok: false,
      error: { code: 'request-key-unknown', parameters: { nearest: 'overrides' } },
    });
  });
});

describe('other versions of a request file', () => {
  it('reads a request without format and version, and saves it with them', () => {
    const bare = requestText(WHOLE);
    expect(bare).not.toContain('pinnboard.request');
    const read = parsed(bare);
    expect(read).toEqual(parsed(requestFileText(WHOLE)));
    expect(read.ok && requestFileText(read.request)).toBe(requestFileText(WHOLE));
  });

  it('refuses a newer version by its number, instead of dropping what it does not know', () => {
    const newer = requestFileText(WHOLE).replace('"version": 1', '"version": 2');
    expect(parsed(newer)).toMatchObject({
      ok: false,
      error: { code: 'format-newer', parameters: { version: 2 } },
    });
  });

  it.each(['"1"', '1.5', '-1', 'null'])('refuses the version %s', (version) => {
    const text = requestFileText(WHOLE).replace('"version": 1', `"version": ${version}`);
    expect(parsed(text)).toMatchObject({ ok: false, error: { code: 'format-unversioned' } });
  });

  it('refuses a file of another format', () => {
    const text = requestFileText(WHOLE).replace('pinnboard.request', 'pinnboard.preset');
    expect(parsed(text)).toMatchObject({ ok: false });
  });
});
