/** A request file where a request is read: every command gives what it gives for the payload or line of the same request. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestText } from '../../../shared/formats/payloadFile';
import { requestFileText } from '../../../shared/formats/requestFile';
import type { TrainingRequest } from '../../../shared/request/request';
import { NPZ, pinnboard, runWith, temporary } from './run';

const folder = temporary();
const REQUEST: TrainingRequest = {
  workflow: 'training',
  target: 'ptychopinn-2026.07',
  train_data_file: path.join(NPZ, 'train64.npz'),
  output_dir: 'out',
  overrides: { n_groups: 8, gridsize: 2 },
  execution: { learning_rate: 3e-4 },
};
let made = 0;
function saved(change: Partial<TrainingRequest> = {}): string {
  made += 1;
  const file = path.join(folder, `${made}.json`);
  writeFileSync(file, requestFileText({ ...REQUEST, ...change }));
  return file;
}
const request = saved();

describe('a request file on the command line', () => {
  it('is exported by payload request to the bytes that its options give', async () => {
    const file = path.join(folder, 'payload.json');
    const ran = await pinnboard(['payload', 'request', request, '--allow-crash', '-o', file]);
    expect(ran.code, ran.err).toBe(0);
    const same = path.join(folder, 'same.json');
    const { train_data_file, output_dir, target } = REQUEST;
    await pinnboard(
      `payload training --target ${target} --data ${train_data_file} --out ${output_dir} --set n_groups=8 --set gridsize=2 --exec learning_rate=3e-4 --allow-crash -o ${same}`.split(
        ' ',
      ),
    );
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(same, 'utf8'));
  });

  it('is refused by payload request while it is blocked, and writes nothing', async () => {
    const file = path.join(folder, 'none.json');
    const ran = await pinnboard(['payload', 'request', saved({ overrides: {} }), '-o', file]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('n_groups');
    expect(() => readFileSync(file)).toThrow();
  });

  it('is checked, with places in the file', async () => {
    const file = saved({ overrides: { n_groups: 8, gridsze: 2 } });
    const { code, out } = await pinnboard(['check', file, '--format', 'sarif']);
    expect(code).toBe(0);
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('gridsze')) + 1;
    const { results } = JSON.parse(out).runs[0];
    const regions = results.map(
      (result: { locations?: { physicalLocation: { region?: { startLine: number } } }[] }) =>
        result.locations?.[0]?.physicalLocation.region?.startLine,
    );
    expect(regions).toContain(line);
  });

  it('is explained, with a setting on top of it', async () => {
    const own = await pinnboard(['explain', 'learning_rate', '--request', request]);
    expect(own.code, own.err).toBe(0);
    expect(own.out).toContain('0.0003');
    const { out } = await pinnboard([
      'explain',
      'learning_rate',
      '--request',
      request,
      '--exec',
      'learning_rate=0.5',
    ]);
    expect(out).toContain('0.5');
    expect(out).not.toContain('0.0003');
  });

  it('is compared with a payload of the same request, and with another one', async () => {
    const payload = path.join(folder, 'compared.json');
    await pinnboard(['payload', 'request', request, '--allow-crash', '-o', payload]);
    const equal = await pinnboard(['diff', request, payload]);
    expect(equal.out).toContain('No settings differ.');
    expect(equal.code).toBe(0);
    const { code, out } = await pinnboard([
      'diff',
      request,
      saved({ overrides: { n_groups: 16, gridsize: 2 } }),
    ]);
    expect(out).toMatch(/n_groups +8 .*16/);
    expect(code).toBe(1);
  });

  it('is not compared while it is blocked: says why', async () => {
    const blocked = saved({ overrides: {} });
    const { code, err } = await pinnboard(['diff', request, blocked]);
    expect(code).toBe(2);
    expect(err).toContain(`${blocked}: `);
    expect(err).toContain('n_groups');
  });

  it('is exported to another format, and upgraded', async () => {
    const { code, out, err } = await pinnboard(['export', request, '--as', 'python']);
    expect(code, err).toBe(0);
    expect(out).toContain("'n_groups': 8");
    const upgraded = await pinnboard(['upgrade', request, '--to', 'ptychopinn-refactor-2026.07']);
    expect(upgraded.code, upgraded.err).toBe(0);
  });

  it('is what every command writes a request as, with paths that lead to the same files', async () => {
    const at = temporary();
    const given = path.join(at, 'given.json');
    const { train_data_file: _, ...rest } = JSON.parse(requestText(REQUEST));
    copyFileSync(path.join(NPZ, 'train64.npz'), path.join(at, 'scan.npz'));
    writeFileSync(given, JSON.stringify({ ...rest, train_data_file: 'scan.npz' }));
    mkdirSync(path.join(at, 'runs'));
    const beside = path.join(at, 'beside.json');
    const below = path.join(at, 'runs', 'below.json');
    const commands = [
      ['fix', given],
      ['upgrade', given, '--to', 'ptychopinn-refactor-2026.07'],
      ['preset', 'apply', 'CI profile', '--to', given],
    ];
    for (const command of commands)
      for (const [output, scan] of [
        [beside, 'scan.npz'],
        [below, '../scan.npz'],
      ] as const) {
        const { code, err } = await runWith({ state: at }, [...command, '-o', output]);
        expect([0, 1], `${command.join(' ')}: ${err}`).toContain(code);
        const written = JSON.parse(readFileSync(output, 'utf8'));
        expect(written, command[0]).toMatchObject({
          format: 'pinnboard.request',
          version: 1,
          train_data_file: scan,
        });
      }
    const imported = await pinnboard(['import', given]);
    expect(JSON.parse(imported.out)).toMatchObject({
      format: 'pinnboard.request',
      train_data_file: 'scan.npz',
    });
  });

  it('is a text of batch, alone, among lines and after another one', async () => {
    const line = requestText(REQUEST);
    const text = requestFileText(REQUEST);
    const { code, out } = await pinnboard(['batch'], [`${line}${text}\n${text}{\n${line}`]);
    expect(code).toBe(0);
    const results = out.trim().split('\n');
    // The lone brace is no request, and costs the line after it nothing.
    expect(results.map((one) => JSON.parse(one).findings[0]?.rule === 'bad-request')).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(results[1]).toBe(results[0]);
    expect(results[2]).toBe(results[0]);
    expect(results[4]).toBe(results[0]);
  });
});
