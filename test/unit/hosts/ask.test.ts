import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { askHost } from '../../../electron/node/hosts/ask';
import { connect } from '../../../electron/node/hosts/connect';
import type { Connection, Ran } from '../../../electron/node/hosts/connection';
import { AppError } from '../../../shared/errors/appError';
import { ATTACKS } from '../../attacks';
import { folderFor } from '../../folders';
import { PYTHON } from '../../python';
import { hostOf } from './kit';

const HOST = hostOf(
  'name: Cluster',
  'reach: { kind: ssh, destination: login }',
  'scheduler: slurm',
  'python: /env/bin/python',
  'runs: /scratch/runs',
  'paths: [{ here: /data, there: /gpfs }]',
);

/** A connection whose commands answer with what `answer` gives for them. */
function connection(
  answer: (words: readonly string[]) => Promise<string>,
): Connection & { readonly asked: string[] } {
  const asked: string[] = [];
  const none = () => Promise.reject(new Error('not asked for'));
  return {
    asked,
    run: async (words): Promise<Ran> => {
      asked.push(words[0] === 'sh' ? `test ${words.at(-1)}` : (words[0] ?? ''));
      return { code: 0, stdout: await answer(words), stderr: '' };
    },
    freeBytes: async () => 212e9,
    readPart: none,
    list: none,
    write: none,
    fetch: none,
    close: async () => {},
  };
}

const usual = async (words: readonly string[]): Promise<string> => {
  if (words[0] === 'sinfo') return 'gpu*|up|1-00:00:00|gpu:a100:4\n';
  if (words[0] === 'nvidia-smi') return 'A100, 40960, 0, 0\n';
  if (words[0] === 'sh')
    return words.at(-1)?.endsWith('.npz') ? 'file\n4500000\n' : 'folder\nwritable\n';
  return 'Welcome\npinnboard-answer:{"python": "/env/bin/python", "folder": "/env/site", "blobs": {}, "modules": []}\n';
};

describe('what a host is asked', () => {
  it('has an origin and a time for every answer', async () => {
    const before = Date.now();
    const answers = await askHost(HOST, connection(usual), {
      paths: ['/data/a.npz', '/home/b.npz'],
    });
    expect(answers).toEqual({
      partitions: expect.objectContaining({ origin: 'sinfo' }),
      gpus: expect.objectContaining({ origin: 'nvidia-smi' }),
      free: expect.objectContaining({ value: 212e9 }),
      runs: expect.objectContaining({ value: { kind: 'folder', size: null, isWritable: true } }),
      revision: expect.objectContaining({ origin: '/env/bin/python' }),
      paths: [
        {
          here: '/data/a.npz',
          there: '/gpfs/a.npz',
          answer: expect.objectContaining({
            value: { kind: 'file', size: 4500000, isWritable: null },
          }),
        },
        // Nothing says where it is there: it is not asked about, and not guessed.
        { here: '/home/b.npz', there: null, answer: null },
      ],
    });
    expect(Date.parse(answers.gpus.at)).toBeGreaterThanOrEqual(before);
  });

  it('that hangs on a real machine is given up after its time, and the others have their answers', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-ask-'));
    writeFileSync(path.join(folder, 'nvidia-smi'), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    try {
      const host = hostOf(
        'name: Here',
        'reach: { kind: local }',
        `runs: ${JSON.stringify(folder)}`,
      );
      const answers = await askHost(host, connect(host), { paths: [folder], seconds: 1 });
      expect(answers.gpus).toMatchObject({
        error: { code: 'host-timed-out', parameters: { host: 'Here', seconds: 1 } },
      });
      expect(answers.runs).toMatchObject({ value: { kind: 'folder', isWritable: true } });
      expect(answers.free).toMatchObject({ value: expect.any(Number) });
      expect(answers.paths).toMatchObject([
        { there: folder, answer: { value: { kind: 'folder' } } },
      ]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });

  it('tells of a module beside which ptycho_train aborts, without importing it', async () => {
    const folder = folderFor('ask-modules');
    const write = (name: string) => {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, '__init__.py'), 'raise SystemExit("imported")\n');
    };
    const here = hostOf(
      'name: Here',
      'reach: { kind: local }',
      `setup: [${JSON.stringify(`export PYTHONPATH=${folder}`)}]`,
    );
    const ask = async () =>
      (await askHost({ ...here, python: PYTHON }, connect(here), { paths: [] })).revision;
    write('ptycho_torch');
    expect(await ask()).toMatchObject({ value: { folder, modules: [] } });
    write('triton');
    expect(await ask()).toMatchObject({ value: { folder, modules: ['triton'] } });
  });

  it('with hostile paths and interpreters runs nothing of them', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-ask-'));
    const attacks = ATTACKS.filter((attack) => !attack.includes('\0'));
    vi.stubEnv('HOME', folder);
    try {
      const here = hostOf('name: Here', 'reach: { kind: local }', 'setup: [cd .]');
      const paths = attacks.map((attack) => `${folder}/${attack}`);
      const answers = await askHost(here, connect(here), { paths });
      for (const { there, answer } of answers.paths) {
        expect(paths).toContain(there);
        expect(answer).toMatchObject({ origin: 'test' });
      }
      for (const attack of attacks.slice(0, 11)) {
        const { revision } = await askHost(
          { ...here, python: `/nowhere/${attack}` },
          connect(here),
          {
            paths: [],
          },
        );
        expect(revision).toMatchObject({ error: { code: 'host-command-failed' } });
      }
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });

  it('that hangs holds up no other answer, and ends when it is cancelled', async () => {
    const controller = new AbortController();
    let answered = 0;
    const hanging = connection(async (words) => {
      if (words[0] === 'nvidia-smi') return new Promise(() => {});
      const text = await usual(words);
      answered += 1;
      if (answered === 4) controller.abort();
      return text;
    });
    const asked = askHost(HOST, hanging, { paths: ['/data/a.npz'], signal: controller.signal });
    await expect(asked).rejects.toThrow('Cancelled.');
    expect(answered).toBe(4);
  });

  it('and fails says why in place of its answer', async () => {
    const failing = connection(async (words) => {
      if (words[0] === 'sinfo')
        throw new AppError('host-unreachable', { host: 'Cluster', words: 'No route to host' });
      if (words[0] === 'nvidia-smi') throw new TypeError('a bug');
      return words[0] === 'sh' ? 'who knows\n' : 'no answer\n';
    });
    const answers = await askHost(HOST, failing, { paths: [] });
    const message = (
      answer:
        | typeof answers.free
        | typeof answers.gpus
        | typeof answers.partitions
        | typeof answers.runs
        | typeof answers.revision,
    ) => (answer && 'error' in answer ? answer.error.message : answer);
    expect(message(answers.partitions)).toBe('Cluster cannot be reached: No route to host');
    expect(message(answers.gpus)).toMatch(/^Something went wrong in Pinnboard/);
    expect(message(answers.runs)).toBe('The answer of `test` was not understood.');
    expect(message(answers.revision)).toBe('The answer of `/env/bin/python` was not understood.');
  });

  it('was answered a moment ago is not asked again; what failed is', async () => {
    const first = await askHost(
      HOST,
      connection(async (words) => {
        if (words[0] === 'nvidia-smi')
          throw new AppError('host-unreachable', { host: 'Cluster', words: '' });
        return usual(words);
      }),
      { paths: ['/data/a.npz'] },
    );
    const again = connection(usual);
    const second = await askHost(HOST, again, {
      paths: ['/data/a.npz', '/data/b.npz'],
      known: first,
    });
    expect(again.asked).toEqual(['nvidia-smi', 'test /gpfs/b.npz']);
    expect(second.partitions).toBe(first.partitions);
    const old = {
      ...first,
      partitions: first.partitions && { ...first.partitions, at: '2026-01-01T00:00:00Z' },
    };
    const later = connection(usual);
    await askHost(HOST, later, { paths: [], known: old });
    expect(later.asked).toEqual(['sinfo', 'nvidia-smi']);
  });
});
