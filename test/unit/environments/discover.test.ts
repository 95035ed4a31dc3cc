import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentEnvironment, discover } from '../../../electron/node/environments/discover';
import { AppError } from '../../../shared/errors/appError';
import { checkout, temporary, virtualEnvironment, write } from './help';

const search = (
  places: Partial<Parameters<typeof discover>[0]>,
  signal = new AbortController().signal,
) => discover({ env: {}, home: temporary(), beside: [], ...places }, { signal });

const paths = async (places: Parameters<typeof search>[0]) =>
  (await search(places)).found.map((report) => report.path);

describe('looking for installed PtychoPINNs', () => {
  it('finds active, virtual and conda environments, and checkouts beside the document', async () => {
    const home = temporary();
    const active = virtualEnvironment(path.join(temporary(), 'active'));
    const conda = virtualEnvironment(path.join(home, 'miniforge3', 'envs', 'ptycho'));
    const listed = virtualEnvironment(path.join(temporary(), 'listed'));
    write(path.join(home, '.conda', 'environments.txt'), `${listed}\n/nowhere\nrelative\n`);
    const own = virtualEnvironment(path.join(home, '.venvs', 'mine'));
    const plain = virtualEnvironment(path.join(home, 'venv'));
    const project = temporary();
    const source = checkout(path.join(project, 'PtychoPINN'));
    mkdirSync(path.join(project, 'data'));
    const found = await paths({
      env: { VIRTUAL_ENV: active },
      home,
      beside: [path.join(project, 'data')],
    });
    expect(found.sort()).toEqual([active, conda, listed, own, plain, source].sort());
  });

  it('finds the first Python in PATH, and none where PtychoPINN is not installed', async () => {
    const with_ = virtualEnvironment(path.join(temporary(), 'with'));
    const without = virtualEnvironment(path.join(temporary(), 'without'), { installed: false });
    const bin = (folder: string) => path.join(folder, 'bin');
    const env = (...folders: string[]) => ({ PATH: folders.map(bin).join(path.delimiter) });
    expect(await paths({ env: env(with_, without) })).toEqual([path.join(bin(with_), 'python')]);
    expect(await paths({ env: env(without, with_) })).toEqual([]);
    expect(await currentEnvironment(env(with_))).toBe(path.join(bin(with_), 'python'));
    expect(await currentEnvironment({ ...env(with_), VIRTUAL_ENV: without })).toBe(without);
    expect(await currentEnvironment({})).toBeNull();
  });

  it('lists an environment once, whatever ways lead to it', async () => {
    const home = temporary();
    const folder = virtualEnvironment(path.join(home, '.venvs', 'ptycho'));
    symlinkSync(folder, path.join(home, 'venv'));
    write(path.join(home, '.conda', 'environments.txt'), `${folder}\n`);
    const env = { VIRTUAL_ENV: folder, PATH: path.join(folder, 'bin') };
    expect(await paths({ env, home })).toHaveLength(1);
  });

  it('skips what cannot be read: loops of links, files in the place of folders', async () => {
    const home = temporary();
    symlinkSync('loop', path.join(home, 'loop'));
    symlinkSync(home, path.join(home, '.venvs'));
    write(path.join(home, 'miniconda3'), 'a file');
    const answer = await search({ home, env: { VIRTUAL_ENV: path.join(home, 'loop') } });
    expect(answer).toEqual({ found: [], looked: expect.any(Number), isPartial: false });
  });

  it('looks at a limited number of places', async () => {
    const home = temporary();
    for (let i = 0; i < 90; i += 1)
      mkdirSync(path.join(home, '.venvs', `e${i}`), { recursive: true });
    expect((await search({ home })).looked).toBeLessThanOrEqual(60);
  });

  it('ends when it is cancelled', async () => {
    const home = temporary();
    virtualEnvironment(path.join(home, 'venv'));
    const controller = new AbortController();
    controller.abort(new AppError('cancelled', {}));
    await expect(search({ home }, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
    const later = new AbortController();
    const running = discover(
      { env: {}, home, beside: [] },
      { signal: later.signal, onProgress: () => later.abort(new AppError('cancelled', {})) },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});
