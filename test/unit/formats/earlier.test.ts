/** Files that the first Pinnboard wrote (commit 287f093), as they are and without their target, which then meant adr-003. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRequestFile } from '../../../electron/node/session/openPayload';
import { Drafts } from '../../../electron/node/state/drafts';
import { readSweepFile } from '../../../electron/node/sweep/read';
import { hostFromText } from '../../../shared/hosts/host';
import { importText } from '../../../shared/importers';
import { parsePreset } from '../../../shared/presets/file';

const FILES = path.resolve('test/fixtures/earlier');
const textOf = (name: string): string => readFileSync(path.join(FILES, name), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-earlier-'));

/** The file, and a copy of it in which no target is named. */
function both(name: string): readonly [string, string][] {
  const bare = textOf(name).replaceAll(/"target": ?"adr-003",\s*/g, '');
  expect(bare).not.toContain('adr-003');
  const copy = path.join(folder, name);
  writeFileSync(copy, bare);
  return [
    ['as it was written', path.join(FILES, name)],
    ['without a target', copy],
  ];
}

describe('of an earlier version', () => {
  it.each(both('payload.json'))('a payload %s is for adr-003', async (_how, file) => {
    const reading = await readRequestFile(file);
    expect(reading).toMatchObject({
      ok: true,
      request: { target: 'adr-003', overrides: { n_groups: 8, nphotons: 1e9 } },
      file: { target: 'adr-003' },
    });
  });

  it('a payload whose request names no target is for the one of the file', async () => {
    const file = path.join(folder, 'other.json');
    const payload = JSON.parse(textOf('payload.json'));
    const { target: _target, ...request } = payload.request;
    writeFileSync(file, JSON.stringify({ ...payload, target: 'ptychopinn-2026.07', request }));
    expect(await readRequestFile(file)).toMatchObject({
      request: { target: 'ptychopinn-2026.07' },
    });
  });

  it.each(both('sweep.json'))('a sweep %s is for adr-003', async (_how, file) => {
    expect(await readSweepFile(file, 'sweep.json')).toMatchObject({
      spec: { base: { target: 'adr-003', overrides: { n_groups: 8 } } },
    });
  });

  it.each(both('draft.json'))('a draft %s is for adr-003', async (_how, file) => {
    const drafts = new Drafts(path.dirname(file));
    expect(await drafts.read('draft')).toMatchObject({
      draft: { target: 'adr-003', overrides: { n_groups: 8 } },
    });
  });

  it.each(both('script.py'))('the request in a script %s is for adr-003', (_how, file) => {
    expect(importText(readFileSync(file, 'utf8'), 'script.py')).toMatchObject({
      ok: true,
      request: { target: 'adr-003', overrides: { n_groups: 8 } },
    });
  });

  it('a request that names its target is for it, and one that does not was written by hand', async () => {
    const [[, whole] = ['', ''], [, bare] = ['', '']] = both('request.json');
    expect(await readRequestFile(whole)).toMatchObject({ request: { target: 'adr-003' } });
    expect(await readRequestFile(bare)).toMatchObject({
      ok: false,
      error: {
        code: 'request-without-target',
        message: expect.stringMatching(
          /names no target.*ptychopinn-2026\.07, ptychopinn-refactor-2026\.07, adr-003 \(design draft, not installable\)/,
        ),
      },
    });
  });

  it('a sweep that is described by hand and names no target is for the one that is asked for', async () => {
    const file = path.join(FILES, 'hand-written.yaml');
    expect(await readSweepFile(file, 'hand-written.yaml', { target: 'adr-003' })).toMatchObject({
      spec: {
        base: { target: 'adr-003', overrides: { n_groups: 8, nphotons: 1e9 } },
        axes: [{ name: 'gridsize', values: [1, 2] }],
      },
    });
    await expect(readSweepFile(file, 'hand-written.yaml')).rejects.toMatchObject({
      code: 'sweep-invalid',
      message: expect.stringContaining('target'),
    });
  });

  it('a host that was made of the first example is the same, with what it left empty', () => {
    expect(hostFromText(textOf('host.yaml'), 'host.yaml')).toEqual({
      name: 'Beamline',
      reach: { kind: 'ssh', destination: 'me@login' },
      scheduler: 'slurm',
      setup: [],
      python: 'python3',
      paths: [],
      runs: '/scratch/CHANGE-ME/runs',
      resources: {},
      options: [],
      gpu: null,
    });
  });

  it('a preset without a target is for any, as its author chose', () => {
    expect(parsePreset(textOf('aimed.pinnboard-preset.json'))).toMatchObject({
      preset: { target: 'adr-003' },
    });
    const plain = parsePreset(textOf('plain.pinnboard-preset.json'));
    expect(plain.ok && plain.preset).not.toHaveProperty('target');
  });
});
