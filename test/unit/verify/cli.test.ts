/** `pinnboard verify` with an interpreter that stands in for PtychoPINN's. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Environments } from '../../../electron/node/environments/store';
import { readFileContext } from '../../../electron/node/session/fileContext';
import { type RunOptions, runFactory } from '../../../electron/node/verify/runFactory';
import { resolve } from '../../../shared/factory';
import type { Payload } from '../../../shared/factory/resolution';
import { requestText } from '../../../shared/formats/payloadFile';
import type { Request } from '../../../shared/request/request';
import { PTYCHOPINN_2026_07 } from '../../../shared/targets/ptychopinn-2026.07';
import { factoryLine } from '../../../shared/verify/factoryProgram';
import { type Behaviour, standIn } from '../../verify/standIn';
import { NPZ, runWith } from '../cli/run';
import { training } from '../factory/help';

const dist = path.resolve('electron');
const REQUEST = training({ target: 'ptychopinn-2026.07', train_data_file: 'train64.npz' });
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-verify-'));

const resolution = async (request: Request) =>
  resolve(request, await readFileContext(request, NPZ));

async function run(behaviour: Behaviour, request = REQUEST, ...options: string[]) {
  const file = path.join(folder, 'a.json');
  writeFileSync(file, requestText(request));
  const python = standIn(behaviour);
  return runWith({ dist }, ['verify', file, '--base', NPZ, '--python', python, ...options]);
}

/** What the real factory answers, with changes. */
async function same(change: (payload: Payload) => Payload) {
  const { payload, legacyParams } = await resolution(REQUEST);
  if (payload === null) throw new Error('The request is refused');
  return { payload: change(payload), legacy: legacyParams };
}

describe('pinnboard verify', () => {
  it('exits with 0 when the installed factory makes the same payload', async () => {
    const { code, out, err } = await run(await same((payload) => payload));
    expect(out).toBe('PtychoPINN makes the same payload.\n');
    expect(err).toMatch(/Ran the factory of PtychoPINN 0\.1\.dev1\+gabcdef1 \(commit abcdef1\)/);
    expect(code).toBe(0);
  });

  it('names every field that differs, with both values, and fields that only one has', async () => {
    const behaviour = await same(({ pt_data_config, pt_model_config, ...rest }) => ({
      ...rest,
      pt_model_config: { ...pt_model_config, brand_new: [1, null] },
      pt_data_config: { ...pt_data_config, nphotons: 12.5 },
    }));
    const { code, out } = await run(behaviour, REQUEST, '--json');
    const { equal, differences } = JSON.parse(out);
    expect(equal).toBe(false);
    expect(differences).toEqual([
      { section: 'pt_data_config', field: 'nphotons', pinnboard: 1e9, ptychopinn: 12.5 },
      { section: 'pt_model_config', field: 'brand_new', ptychopinn: [1, null] },
    ]);
    expect(code).toBe(1);
  });

  it('does not call an accelerator that the machine resolves a difference', async () => {
    const behaviour = await same(({ execution_config, ...rest }) => ({
      ...rest,
      execution_config: { ...execution_config, accelerator: 'cpu' },
    }));
    const { code, out, err } = await run(behaviour);
    expect(out).toBe('PtychoPINN makes the same payload.\n');
    expect(err).toContain("resolves: 'cpu'");
    expect(code).toBe(0);
  });

  it("reports PtychoPINN's own error, and whether Pinnboard rejects the request, too", async () => {
    const refuse = { factory: "print('no newline', end='')\nraise ValueError('bad n_groups')" };
    const alone = await run(refuse);
    expect(alone.out).toContain('PtychoPINN rejects this configuration; Pinnboard accepts it.');
    expect(alone.out).toContain('PtychoPINN: ValueError: bad n_groups');
    expect(alone.code).toBe(1);
    const both = await run(refuse, { ...REQUEST, overrides: {} });
    expect(both.out).toContain('PtychoPINN rejects this configuration, and so does Pinnboard.');
    expect(both.code).toBe(0);
  });

  it('passes overrides, execution options, paths and the defaults of the command line', async () => {
    const seen = path.join(folder, 'seen.json');
    const write = `json.dump([str(named["train_data_file"]), overrides, execution_config.options], open(${JSON.stringify(seen)}, 'w'))`;
    await run(
      { factory: write },
      {
        ...REQUEST,
        overrides: { n_groups: 16 },
        cli_defaults: true,
        execution: { devices: 2 ** 60 },
      },
    );
    const [file, overrides, options] = JSON.parse(readFileSync(seen, 'utf8'));
    expect(file).toBe('train64.npz');
    expect(overrides).toMatchObject({ n_groups: 16, gridsize: 2, object_big: true });
    expect(options).toEqual({ devices: 2 ** 60 });
  });

  it('runs the Python of an environment by name, whatever its target', async () => {
    const file = path.join(folder, 'c.json');
    writeFileSync(file, requestText(REQUEST));
    const state = mkdtempSync(path.join(tmpdir(), 'pinnboard-state-'));
    const interpreter = standIn(await same((payload) => payload));
    const rest = { path: interpreter, report: null, readAt: null, statedTarget: null, gpu: null };
    const here = { ...rest, kind: 'local', host: null, interpreter, notes: '' } as const;
    const store = new Environments(state);
    await store.add({ ...here, name: 'mine' });
    await store.add({ ...here, name: 'there', kind: 'described', host: 'cluster' });
    const words = ['verify', file, '--base', NPZ, '--environment'];
    const mine = await runWith({ dist, state }, [...words, 'mine']);
    expect(mine.out).toBe('PtychoPINN makes the same payload.\n');
    const there = await runWith({ dist, state }, [...words, 'there']);
    expect(there.err).toContain('cluster');
    expect(there.code).toBe(2);
    const neither = await runWith({ dist, state }, ['verify', file]);
    expect(neither.err).toContain('requires --python PATH or --environment NAME');
    expect(neither.code).toBe(2);
  });

  it('keeps what PtychoPINN prints apart from its answer', async () => {
    const behaviour = await same((payload) => payload);
    const noise = "print('to stdout', end=''); print('to stderr', file=sys.stderr)";
    const { out, err } = await run({ ...behaviour, factory: noise }, REQUEST, '--output');
    expect(out).toBe('PtychoPINN makes the same payload.\n');
    expect(err).toContain('to stdout');
    expect(err).toContain('to stderr');
  });
});

describe('what cannot be run', () => {
  it.each<readonly [string, Behaviour, RegExp]>([
    [
      'an import error',
      { imported: "raise RuntimeError('no lightning')" },
      /cannot import PtychoPINN: RuntimeError: no lightning/,
    ],
    [
      'an abort',
      { factory: "print('LLVM ERROR', flush=True)\nos.abort()" },
      /aborted \(SIGABRT\) before PtychoPINN's factory answered.*\n.*LLVM ERROR/,
    ],
    ['an early end', { factory: 'os._exit(7)' }, /ended with exit code 7/],
  ])('reports %s in words, with exit code 2', async (_what, behaviour, words) => {
    const { code, out, err } = await run(behaviour);
    expect(err).toMatch(words);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('reports an interpreter that does not exist, and a target without PtychoPINN', async () => {
    const file = path.join(folder, 'b.json');
    writeFileSync(file, requestText(REQUEST));
    const missing = await runWith({ dist }, ['verify', file, '--python', '/nowhere/python']);
    expect(missing.err).toMatch(/\/nowhere\/python cannot be started: it does not exist/);
    expect(missing.code).toBe(2);
    const draft = await run({}, training());
    expect(draft.err).toContain('is a design document');
    expect(draft.code).toBe(2);
  });

  it('ends PtychoPINN and what it started after the time limit, and shows its last lines', async () => {
    const started = path.join(folder, 'started');
    const sleeps = `import subprocess
child = subprocess.Popen(['sleep', '600'])
open(${JSON.stringify(started)}, 'w').write(str(child.pid))
print('still here', flush=True)
time.sleep(600)`;
    const { code, err } = await run({ factory: sleeps }, REQUEST, '--timeout', '5');
    expect(err).toMatch(/did not answer within 5 s\. It printed:\n.*still here/);
    expect(code).toBe(2);
    const pid = Number(readFileSync(started, 'utf8'));
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

/** Whether a process runs; one that ended and that nobody waits for does not. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

describe('a run that is cancelled', () => {
  it('ends at once', async () => {
    const controller = new AbortController();
    const options: RunOptions = {
      python: standIn({ factory: 'time.sleep(600)' }),
      program: readFileSync('electron/resources/pinnboard_factory.py', 'utf8'),
      cwd: folder,
      signal: controller.signal,
      onImported: () => controller.abort(),
    };
    const ask = factoryLine(REQUEST, PTYCHOPINN_2026_07);
    await expect(runFactory([ask], options)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
