/** `pinnboard verify` with the installed revisions, on requests of every target that has one. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestText } from '../../shared/formats/payloadFile';
import { TARGETS } from '../../shared/targets';
import { NPZ, runWith } from '../unit/cli/run';
import { training } from '../unit/factory/help';
import { PATIENCE } from './kit/settings';
import { findProgram, REVISIONS } from './program.mjs';

const program = findProgram();
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-verify-'));
const TRIED = Object.entries(REVISIONS).filter(([target]) => Object.hasOwn(TARGETS, target));

function verify(target: string, revision: string, overrides: object) {
  const file = path.join(folder, `${target}.json`);
  const request = training({ target, train_data_file: 'train64.npz' });
  writeFileSync(
    file,
    requestText({ ...request, overrides: { ...request.overrides, ...overrides } }),
  );
  const python = path.join(program ?? '', revision, 'bin/python');
  const words = ['verify', file, '--base', NPZ, '--python', python, '--json'];
  return runWith({ dist: path.resolve('electron') }, words);
}

describe.skipIf(program === null).each(TRIED)('%s at %s', (target, revision) => {
  it('its own factory makes the same payload', { timeout: PATIENCE }, async () => {
    const { code, out, err } = await verify(target, revision, { gridsize: 2, max_epochs: 3 });
    const { differences, installed, resolved } = JSON.parse(out);
    expect(differences, err).toEqual([]);
    expect(installed).toMatchObject({ commit: revision });
    // The test's machine has no GPU, or has one: in either case it decides.
    expect(resolved[0]).toMatchObject({ section: 'execution_config', field: 'accelerator' });
    expect(code).toBe(0);
  });

  it('both refuse what its factory refuses', { timeout: PATIENCE }, async () => {
    const { code, out } = await verify(target, revision, { mode: 'pinn' });
    expect(JSON.parse(out)).toMatchObject({
      equal: true,
      error: { type: 'ValueError', message: expect.stringContaining('pinn') },
      rejections: [{ rule: expect.any(String), message: expect.stringContaining('pinn') }],
    });
    expect(code).toBe(0);
  });

  it('the factory of another revision does not pass for it', { timeout: PATIENCE }, async () => {
    for (const [, other] of Object.entries(REVISIONS).filter(([name]) => name !== target)) {
      const { code, out } = await verify(target, other, {});
      expect(JSON.parse(out).equal).toBe(false);
      expect(code).toBe(1);
    }
  });
});
