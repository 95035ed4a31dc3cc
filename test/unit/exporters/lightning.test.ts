/** The script of train_lightning_only, run by a shell with a program that stands in for Python. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIGHTNING } from '../../../shared/exporters/lightning';
import { resolve } from '../../../shared/factory';
import { importText } from '../../../shared/importers';
import type { Request } from '../../../shared/request/request';
import { TARGETS } from '../../../shared/targets';
import { training, WORLD } from '../factory/help';

const TRAINED = Object.values(TARGETS).filter(({ exports }) => exports.legacyJson !== null);
const write = (request: Request) =>
  LIGHTNING.write({ request, resolution: resolve(request, WORLD) });

describe.each(TRAINED)('for $name', ({ name: target }) => {
  it('trains a folder with this dataset alone, in the output folder', () => {
    const folder = mkdtempSync(path.join(tmpdir(), "pinnboard lightning's "));
    mkdirSync(path.join(folder, 'bin'));
    const python = path.join(folder, 'bin/python');
    writeFileSync(python, '#!/bin/sh\nprintf "%s\\n" "$@" > seen; ls -L scans >> seen\n');
    chmodSync(python, 0o755);
    mkdirSync(path.join(folder, 'in'));
    writeFileSync(path.join(folder, 'in/a b.npz'), '');
    const paths = { train_data_file: 'in/a b.npz', output_dir: "it's out" };
    const { text } = write({ ...training({ target, ...paths }), entry_point: 'lightning' });
    writeFileSync(path.join(folder, 'run.sh'), text);
    const PATH = `${path.dirname(python)}:${process.env.PATH}`;
    execFileSync('sh', ['run.sh'], { cwd: folder, env: { ...process.env, PATH } });
    const out = path.join(folder, "it's out");
    expect(readFileSync(path.join(out, 'seen'), 'utf8').trimEnd().split('\n')).toEqual([
      ...['-m', 'ptycho_torch.train_lightning_only', '--ptycho_dir', 'scans'],
      ...['--config', 'config.json', '--output_dir', '.', 'a b.npz'],
    ]);
    const config = JSON.parse(readFileSync(path.join(out, 'config.json'), 'utf8'));
    expect(config.training_config.batch_size).toBe(16);
  });

  it('is read back as the request that it was made of', () => {
    const request: Request = {
      ...training({ target, overrides: { n_groups: 64, batch_size: 8, notes: "it's\nPINNBOARD" } }),
      entry_point: 'lightning',
      profile: 'ci',
    };
    const imported = importText(write(request).text, 'run.sh');
    expect(imported).toMatchObject({ ok: true, request });
  });

  it('says what replaces a setting, and which others follow it', () => {
    const request = training({ target, overrides: { n_groups: 8, gridsize: 1, object_big: true } });
    const { unsupported } = write({ ...request, entry_point: 'lightning' });
    const { why = '' } = unsupported.find(({ name }) => name === 'object_big') ?? {};
    expect(why).toContain('replaces it with False, because C is not greater than 1.');
    for (const name of TARGETS[target]?.exports.legacyJson?.derived ?? [])
      expect(why).toContain(name);
  });

  it('names what this entry point does not read, and nothing that it does', () => {
    const request = training({
      target,
      overrides: { n_groups: 64, batch_size: 8, learning_rate: 0.01, subsample_seed: 4 },
      execution: { accum_steps: 2, deterministic: false },
    });
    const names = write(request).unsupported.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['n_groups', 'learning_rate', 'deterministic']));
    expect(names).not.toContain('batch_size');
    expect(names).not.toContain('accum_steps');
  });
});
