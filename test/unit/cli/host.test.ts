/** `pinnboard host list` and `host add`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runWith } from './run';

const root = mkdtempSync(path.join(tmpdir(), 'pinnboard-host-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let state: string;
beforeEach(() => {
  state = mkdtempSync(path.join(root, 'state-'));
});

const run = (...args: string[]) => runWith({ state }, ['host', ...args]);

function host(id: string, ...lines: readonly string[]): string {
  const file = path.join(state, 'hosts', `${id}.yaml`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, ['format: pinnboard.host', 'version: 1', ...lines].join('\n'));
  return file;
}

describe('pinnboard host list', () => {
  it('lists this machine and every host, and says what is wrong with a broken file', async () => {
    host(
      'beamline',
      'name: Beamline',
      'reach: { kind: ssh, destination: gpu-login }',
      'scheduler: slurm',
      'runs: /scratch',
    );
    const broken = host('old', 'name: old', 'reach: { kind: carrier-pigeon }');
    const listed = await run('list');
    expect(listed.out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['local', 'This machine', 'this machine'],
      ['beamline', 'Beamline', 'Slurm over ssh', 'gpu-login'],
      [''],
    ]);
    expect(listed.err).toMatch(
      new RegExp(`^error: ${broken}: line 4: .reach\\.kind. must be one of `),
    );
    expect(listed.code).toBe(2);
    const json = JSON.parse((await run('list', '--json')).out);
    type Listed = { id: string; host: unknown; code?: string };
    expect(json.map(({ id, host, code }: Listed) => [id, host !== null, code])).toEqual([
      ['local', true, undefined],
      ['beamline', true, undefined],
      ['old', false, 'host-invalid'],
    ]);
  });

  it('without hosts lists this machine', async () => {
    expect(await run('list')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^local +This machine/),
    });
  });
});

describe('pinnboard host add', () => {
  it('writes a file that is a valid host, and never over another one', async () => {
    const added = await run('add', 'Beamline 7', '--ssh', 'me@gpu-login');
    expect(added.code).toBe(0);
    const file = added.out.trim();
    expect(file).toBe(path.join(state, 'hosts', 'beamline-7.yaml'));
    expect(added.err).toBe('Edit this file, then: pinnboard host check beamline-7\n');
    expect((await run('list')).out).toMatch(
      /^beamline-7 +Beamline 7 +Slurm over ssh +me@gpu-login$/m,
    );
    const before = readFileSync(file, 'utf8');
    expect(await run('add', 'Beamline 7')).toMatchObject({
      code: 2,
      err: 'error: There is a host "Beamline 7" already. Edit its file, or choose another name.\n',
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('writes none for what would be an option of ssh', async () => {
    const added = await run('add', 'a', '--ssh=-oProxyCommand=touch x');
    expect(added.code).toBe(2);
    expect(added.err).toMatch(
      /^error: a: line \d+: `reach\.destination`: the destination is one word/,
    );
    expect((await run('list')).out).not.toMatch(/Proxy/);
  });
});
