import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Environments } from '../../../electron/node/environments/store';
import { errorText } from '../../../shared/errors/words';
import { environment } from './fixtures';
import { temporary } from './help';

const FILE = 'environments.json';
const names = ({ environments }: { environments: readonly { name: string }[] }) =>
  environments.map(({ name }) => name);

describe('the list of environments', () => {
  it('keeps several by name and remembers the one in use, for another process too', async () => {
    const folder = temporary();
    const window = new Environments(folder);
    await window.add(environment({ name: 'here' }));
    await window.add(environment({ name: 'cluster', kind: 'described', host: 'gpu-login' }));
    await window.use('cluster');
    const commandLine = new Environments(folder);
    expect(await commandLine.list()).toEqual({
      environments: [
        environment({ name: 'here' }),
        environment({ name: 'cluster', kind: 'described', host: 'gpu-login' }),
      ],
      inUse: 'cluster',
    });
    // What the one removes, the other does not write back.
    await commandLine.remove('here');
    await window.add(environment({ name: 'third' }));
    expect(names(await window.list())).toEqual(['cluster', 'third']);
  });

  it('does every change of many that are asked for at once', async () => {
    const folder = temporary();
    const environments = new Environments(folder);
    const all = Array.from({ length: 20 }, (_, i) => `env ${i}`);
    await Promise.all(all.map((name) => environments.add(environment({ name }))));
    expect(names(await new Environments(folder).list()).sort()).toEqual(all.sort());
    expect(readdirSync(folder)).toEqual([FILE]);
  });

  it('adds no second one of a name unless it is to replace it, and forgets the use with the environment', async () => {
    const environments = new Environments(temporary());
    await environments.add(environment());
    await expect(environments.add(environment({ notes: 'new' }))).rejects.toMatchObject({
      code: 'environment-exists',
    });
    await environments.add(environment({ notes: 'new' }), { replace: true });
    await environments.use('ptycho');
    expect(await environments.inUse()).toEqual(environment({ notes: 'new' }));
    await environments.remove('ptycho');
    expect(await environments.list()).toEqual({ environments: [], inUse: null });
  });

  it('suggests the nearest name for an unknown one, and changes nothing', async () => {
    const environments = new Environments(temporary());
    await environments.add(environment({ name: 'beamline' }));
    await expect(environments.use('beamlime')).rejects.toMatchObject({
      code: 'name-unknown',
      message: expect.stringContaining('beamline'),
    });
    await expect(environments.find('constructor')).rejects.toMatchObject({ code: 'name-unknown' });
    expect((await environments.list()).inUse).toBeNull();
  });

  it('opens the list of version 1, in which problems were sentences, and saves the present one', async () => {
    const folder = temporary();
    copyFileSync('test/fixtures/earlier/environments.json', path.join(folder, FILE));
    const environments = new Environments(folder);
    const { report: opened, ...rest } = (await environments.inUse()) ?? expect.fail('none in use');
    expect(rest).toMatchObject({ name: 'beamline', kind: 'described', host: 'gpu-login' });
    expect(opened?.drift).toHaveLength(41);
    const sentences = [
      '/opt/ptychopinn is incomplete: `ptycho_torch/config_bridge.py` is missing.',
      '`ptycho_torch/config_params.py` has a syntax error on line 203: unexpected end; not read: `InferenceConfig`.',
    ];
    const problems = sentences.map((problem) => ({
      code: 'environment-noted',
      parameters: { problem },
    }));
    expect(opened?.problems).toEqual(problems);
    expect(opened?.problems.map(errorText)).toEqual(sentences);
    await environments.use(null);
    const {
      version,
      inUse,
      environments: list,
    } = JSON.parse(readFileSync(path.join(folder, FILE), 'utf8'));
    expect({ version, inUse, problems: list[0].report.problems }).toEqual({
      version: 2,
      inUse: null,
      problems,
    });
  });

  it.each([
    ['damaged', '{"version": 1, "environments": [', 'environments-damaged'],
    [
      'of another kind',
      '{"version": 1, "environments": [{"name": 3}], "inUse": null}',
      'environments-damaged',
    ],
    ['of a newer Pinnboard', '{"version": 99}', 'environments-newer'],
  ])('says that its file is %s', async (_what, text, code) => {
    const folder = temporary();
    writeFileSync(path.join(folder, FILE), text);
    await expect(new Environments(folder).list()).rejects.toMatchObject({ code });
    expect(readFileSync(path.join(folder, FILE), 'utf8')).toBe(text);
  });

  it('keeps a damaged list beside the new one, and leaves that of a newer Pinnboard alone', async () => {
    const folder = temporary();
    const file = path.join(folder, FILE);
    writeFileSync(file, 'damaged');
    await new Environments(folder).add(environment());
    expect(readFileSync(`${file}.bad`, 'utf8')).toBe('damaged');
    expect(names(await new Environments(folder).list())).toEqual(['ptycho']);
    writeFileSync(file, '{"version": 99}');
    await expect(new Environments(folder).add(environment())).rejects.toMatchObject({
      code: 'environments-newer',
    });
    expect(readFileSync(file, 'utf8')).toBe('{"version": 99}');
  });

  it('is empty without a folder, and says that nothing can be kept', async () => {
    const environments = new Environments(null);
    expect(await environments.list()).toEqual({ environments: [], inUse: null });
    await expect(environments.add(environment())).rejects.toMatchObject({
      code: 'environments-without-folder',
    });
  });
});
