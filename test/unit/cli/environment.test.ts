import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Environments } from '../../../electron/node/environments/store';
import { OFFERED_TARGETS } from '../../../shared/targets';
import { environment, report, TARGET } from '../environments/fixtures';
import { checkout, temporary, virtualEnvironment, write } from '../environments/help';
import { NPZ, runWith } from './run';

const run = (state: string, ...args: string[]) => runWith({ state }, ['environment', ...args]);
const list = async (state: string) => JSON.parse((await run(state, 'list', '--json')).out);

describe('pinnboard environment', () => {
  it('adds by path under the name of its folder, lists, uses and removes', async () => {
    const state = temporary();
    const folder = virtualEnvironment(path.join(temporary(), 'ptycho-main'));
    const added = await run(state, 'add', folder, '--use', '--gpu', 'A100');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(await list(state)).toMatchObject({
      environments: [{ name: 'ptycho-main', kind: 'local', host: null, path: folder, gpu: 'A100' }],
      inUse: 'ptycho-main',
    });
    const again = await run(state, 'add', folder);
    expect(again.out).toContain('"ptycho-main 2"');
    expect((await run(state, 'use', 'ptycho-main 2')).code).toBe(0);
    expect((await run(state, 'list')).out).toMatch(/^\* +ptycho-main 2 /m);
    expect((await run(state, 'remove', 'ptycho-main')).code).toBe(0);
    expect((await list(state)).environments).toHaveLength(1);
    expect(existsSync(folder)).toBe(true);
  });

  it('executes nothing of what it adds', async () => {
    const folder = virtualEnvironment(path.join(temporary(), 'trap'));
    const witness = path.join(temporary(), 'ran');
    write(path.join(folder, 'bin', 'python'), `#!/bin/sh\ntouch ${witness}\n`);
    write(
      path.join(folder, 'lib', 'python3.11', 'site-packages', 'ptycho', '__init__.py'),
      `open(${JSON.stringify(witness)}, "w")\n`,
    );
    expect((await run(temporary(), 'add', folder)).code).toBe(0);
    expect(existsSync(witness)).toBe(false);
  });

  it('describes an environment in a file, which another machine adds', async () => {
    const file = path.join(temporary(), 'cluster.json');
    const folder = checkout(path.join(temporary(), 'PtychoPINN'));
    const described = await run(temporary(), 'describe', folder, '-o', file, '--gpu', 'H200');
    expect(described).toMatchObject({ code: 0, err: '' });
    const state = temporary();
    expect((await run(state, 'add', file, '--name', 'cluster')).code).toBe(0);
    expect(await list(state)).toMatchObject({
      environments: [
        {
          name: 'cluster',
          kind: 'described',
          host: hostname(),
          gpu: 'H200',
          report: { root: folder },
        },
      ],
    });
  });

  it('adds a description of version 1, in which problems were sentences and packages were not listed', async () => {
    const file = path.resolve('test/fixtures/earlier/environment.json');
    const { version, environment: old } = JSON.parse(readFileSync(file, 'utf8'));
    expect([version, Object.keys(old.report).includes('packages')]).toEqual([1, false]);
    const state = temporary();
    const added = await run(state, 'add', file, '--name', 'beamline');
    expect(added).toMatchObject({ code: 0, err: '' });
    const problems = old.report.problems.map((problem: string) => ({
      code: 'environment-noted',
      parameters: { problem },
    }));
    expect(problems).toHaveLength(2);
    expect((await list(state)).environments).toEqual([
      { ...old, name: 'beamline', report: { ...old.report, packages: [], problems } },
    ]);
    const copy = path.join(temporary(), 'later.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(copy, text.replace('"version": 1', '"version": 3'));
    const refused = await run(state, 'add', copy);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('has version 3')]);
  });

  it('never takes a description for this machine, whatever it says', async () => {
    const file = path.join(temporary(), 'forged.json');
    await run(temporary(), 'describe', checkout(path.join(temporary(), 'c')), '-o', file);
    const data = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(
      file,
      JSON.stringify({ ...data, environment: { ...data.environment, kind: 'local', host: null } }),
    );
    const state = temporary();
    expect((await run(state, 'add', file)).code).toBe(0);
    expect((await list(state)).environments[0]).toMatchObject({
      kind: 'described',
      host: 'unknown host',
    });
  });

  it.each([
    ['no JSON', 'x'],
    ['another format', '{"format": "pinnboard.payload", "version": 3}'],
    [
      'a field of another type',
      '{"format": "pinnboard.environment", "version": 1, "environment": {"name": 1}}',
    ],
  ])('rejects a description that is %s, and adds nothing', async (_what, text) => {
    const file = path.join(temporary(), 'bad.json');
    writeFileSync(file, text);
    const state = temporary();
    const { code, err } = await run(state, 'add', file);
    expect([code, err]).toEqual([2, expect.stringContaining('bad.json')]);
    expect((await list(state)).environments).toEqual([]);
  });

  it('adds one by hand, with the target that the user states', async () => {
    const state = temporary();
    const byHand = ['--host', 'gpu-login', '--python', '/opt/py/bin/python', '--target', TARGET];
    expect((await run(state, 'add', ...byHand)).code).toBe(0);
    expect(await list(state)).toMatchObject({
      environments: [
        { name: 'gpu-login', host: 'gpu-login', interpreter: '/opt/py/bin/python', report: null },
      ],
    });
    expect((await run(state, 'list')).out).toContain(`stated ${TARGET}`);
  });
});

describe('--environment', () => {
  const payload = (state: string, ...args: string[]) =>
    runWith({ state }, [
      'payload',
      'training',
      '--data',
      path.join(NPZ, 'train64.npz'),
      '--out',
      'o',
      '--set',
      'n_groups=4',
      '-o',
      '-',
      ...args,
    ]);

  async function known(...environments: ReturnType<typeof environment>[]): Promise<string> {
    const state = temporary();
    for (const one of environments) await new Environments(state).add(one);
    return state;
  }

  it('stands for the target of the environment', async () => {
    const state = await known(environment({ report: report({ target: TARGET, nearest: TARGET }) }));
    const { code, out, err } = await payload(state, '--environment', 'ptycho');
    expect(code).toBe(0);
    expect(JSON.parse(out).target).toBe(TARGET);
    expect(err).not.toContain('nearest');
  });

  it('says when the target is only the nearest', async () => {
    const state = await known(environment());
    const { code, err } = await payload(state, '--environment', 'ptycho');
    expect(code).toBe(0);
    expect(err).toContain(`the PtychoPINN of "ptycho" is not exactly ${TARGET}`);
  });

  it('refuses another target beside it, an unknown name, and one without a target', async () => {
    const state = await known(
      environment(),
      environment({ name: 'unknown', report: report({ nearest: null }) }),
    );
    const other = OFFERED_TARGETS.find(({ name }) => name !== TARGET)?.name ?? '';
    const errors = await Promise.all([
      payload(state, '--environment', 'ptycho', '--target', other),
      payload(state, '--environment', 'ptyco'),
      payload(state, '--environment', 'unknown'),
    ]);
    expect(errors.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(errors[0].err).toContain('Omit one of them');
    expect(errors[1].err).toContain('Did you mean ptycho?');
    expect(errors[2].err).toContain('No target is known');
  });

  it('is offered by every command that takes --target', async () => {
    for (const command of [
      ['payload', 'training'],
      ['explain'],
      ['check'],
      ['fields'],
      ['rules'],
      ['import'],
    ])
      expect((await runWith({}, [...command, '--help'])).out, command[0]).toContain(
        '--environment',
      );
  });
});
