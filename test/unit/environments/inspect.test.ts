/** Recognising a PtychoPINN on disk: checkouts, environments and packages, whole and broken. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inspectEnvironment } from '../../../electron/node/environments/inspect';
import {
  type EnvironmentReport,
  environmentReportSchema,
} from '../../../shared/environments/report';
import { commitOf, STATES } from '../../../shared/environments/states';
import { errorText } from '../../../shared/errors/words';
import { OFFERED_TARGETS } from '../../../shared/targets';
import { PYTHON } from '../../python';
import { CONFIG, FACTORY, PARAMS, sourceOf, write } from './source';

const FOLDERS = mkdtempSync(path.join(tmpdir(), 'pinnboard environments '));
afterAll(() => rmSync(FOLDERS, { recursive: true, force: true }));

const TARGET = OFFERED_TARGETS[0];
if (!TARGET?.traits.run.runs) throw new Error('No target can be installed');
const SOURCE = sourceOf(TARGET);
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(FOLDERS, 'case '));
});

const at = (...parts: string[]) => path.join(folder, ...parts);
const inspect = async (place: string) => {
  const report = await inspectEnvironment(place);
  return environmentReportSchema.parse(JSON.parse(JSON.stringify(report)));
};
const failure = (place: string) => inspectEnvironment(place).catch((error: unknown) => error);

const git = (cwd: string, ...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...args],
    {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    },
  ).trim();

/** A repository with one commit, and its hash. */
function repository(place: string): string {
  write(place, SOURCE);
  git(place, 'init', '-q', '-b', 'main');
  git(place, 'add', '-A');
  git(place, 'commit', '-qm', 'a');
  return git(place, 'rev-parse', 'HEAD');
}

const problemTexts = ({ problems }: EnvironmentReport): string[] => problems.map(errorText);

/** A virtual environment's folder with a Python that is no program. */
function environment(place: string): { readonly site: string; readonly python: string } {
  const site = path.join(place, 'lib/python3.11/site-packages');
  const python = path.join(place, 'bin/python');
  write(place, [
    ['pyvenv.cfg', 'home = /nowhere/bin\ninclude-system-site-packages = false\n'],
    ['lib/python3.11/site-packages/numpy/__init__.py', ''],
    ['bin/python3.11', '#!/bin/sh\ntouch started\n'],
  ]);
  symlinkSync('python3.11', python);
  return { site, python };
}

interface Installed {
  readonly version?: string;
  readonly directUrl?: unknown;
  readonly record?: boolean;
}

/** Puts the dist-info folder into `site-packages`. */
function distInfo(site: string, { version = '1.0', directUrl, record = true }: Installed = {}) {
  const info = `ptychopinn-${version}.dist-info`;
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url');
  const lines = [...SOURCE].map(([file, text]) => `${file},sha256=${hash(text)},${text.length}`);
  write(site, [
    [
      `${info}/METADATA`,
      `Metadata-Version: 2.1\nName: ptychopinn\nVersion: ${version}\n\nVersion: 9\n`,
    ],
    [`${info}/RECORD`, record ? `${lines.join('\n')}\n"a,b",,\n${info}/RECORD,,\n` : ''],
    ...(directUrl ? [[`${info}/direct_url.json`, JSON.stringify(directUrl)] as const] : []),
  ]);
}

describe('a checkout', () => {
  it('without git shows exactly the default that was changed and the field that was added', async () => {
    const text = SOURCE.get(CONFIG) ?? '';
    const edited = text
      .replace('learning_rate: float = 0.001', 'learning_rate: float = 0.002')
      .replace('    pad_object: bool = True\n', '    pad_object: bool = True\n    ours: int = 3\n');
    write(folder, new Map(SOURCE).set(CONFIG, edited).set('pyproject.toml', ''));
    const report = await inspect(folder);
    expect(report).toMatchObject({ kind: 'checkout', root: folder, revision: null, how: null });
    expect(report).toMatchObject({ target: null, nearest: TARGET.name, problems: [] });
    expect(report.drift).toEqual([
      {
        ...{ section: 'tf_model_config', field: 'ours', change: 'added' },
        ...{ from: null, to: 3, type: 'int' },
      },
      {
        ...{ section: 'execution_config', field: 'learning_rate', change: 'default' },
        ...{ from: 0.001, to: 0.002, type: 'float' },
      },
    ]);
  });

  it('names the commit of a branch, loose or packed, and of a detached HEAD', async () => {
    const commit = repository(folder);
    const expected = { kind: 'checkout', revision: commit, how: 'git', modified: false, files: [] };
    expect(await inspect(folder)).toMatchObject(expected);
    git(folder, 'pack-refs', '--all');
    expect(existsSync(at('.git/refs/heads/main'))).toBe(false);
    expect(await inspect(folder)).toMatchObject(expected);
    git(folder, 'checkout', '-q', '--detach');
    expect(await inspect(folder)).toMatchObject(expected);
    expect(await inspect(at('ptycho_torch'))).toMatchObject({ ...expected, root: folder });
  });

  it.each([2, 4])(
    'lists edited and deleted modules, from an index of version %i',
    async (version) => {
      repository(folder);
      git(folder, 'update-index', '--index-version', String(version));
      writeFileSync(at('ptycho/params.py'), 'cfg = {"N": 1}\n');
      rmSync(at('ptycho_torch/scaling_contract.py'));
      const report = await inspect(folder);
      expect(report.modified).toBe(true);
      expect(report.files).toEqual([
        { file: 'ptycho/params.py', change: 'changed', against: 'index' },
        { file: 'ptycho_torch/scaling_contract.py', change: 'missing', against: 'index' },
      ]);
    },
  );

  it('in a worktree and in a submodule', async () => {
    const commit = repository(at('main'));
    git(at('main'), 'worktree', 'add', '-q', at('tree'), '-b', 'other');
    const whole = { revision: commit, how: 'git', modified: false };
    expect(await inspect(at('tree'))).toMatchObject(whole);
    git(at('main'), 'pack-refs', '--all');
    expect(await inspect(at('tree'))).toMatchObject(whole);
    mkdirSync(at('outer'));
    git(at('outer'), 'init', '-q');
    git(at('outer'), 'submodule', 'add', '-q', at('main'), 'inner');
    expect(readFileSync(at('outer/inner/.git'), 'utf8')).toContain('gitdir: ../');
    expect(await inspect(at('outer/inner'))).toMatchObject(whole);
  });

  it('is not the commit of a repository that merely contains it', async () => {
    write(folder, [['readme', '']]);
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'a');
    write(at('vendor'), SOURCE);
    expect(await inspect(at('vendor'))).toMatchObject({ revision: null, how: null });
  });

  it.each([
    ['ref: refs/heads/../../../secret', 'a ref that leaves the folder'],
    ['ref: refs/heads/.invalid', 'a ref without a file, as with reftable'],
    ['f'.repeat(64), 'a SHA-256 hash'],
    ['', 'nothing'],
  ])('whose HEAD is %s has no commit: %s', async (head) => {
    write(folder, [...SOURCE, ['.git/HEAD', head], ['secret', 'a'.repeat(40)]]);
    const report = await inspect(folder);
    expect(report).toMatchObject({ revision: null, how: null });
    expect(report.sources).toMatchObject([{ how: 'git', revision: null }]);
  });
});

describe('an environment', () => {
  const places = [
    ['its folder', (place: string) => place],
    ['its interpreter', (place: string) => path.join(place, 'bin/python')],
    ['site-packages', (place: string) => path.join(place, 'lib/python3.11/site-packages')],
    ['a package in it', (p: string) => path.join(p, 'lib/python3.11/site-packages/ptycho')],
  ] as const;

  it.each(places)('is recognised by %s', async (_, placeOf) => {
    const { site, python } = environment(folder);
    write(site, SOURCE);
    const commit = commitOf(STATES[3] ?? fail());
    distInfo(site, { version: `0.1.dev904+g${commit.slice(0, 9)}` });
    const report = await inspect(placeOf(folder));
    expect(report).toMatchObject({ kind: 'installed', root: site, interpreter: python });
    expect(report).toMatchObject({ revision: commit, how: 'version' });
    expect(report).toMatchObject({ nearest: TARGET.name, drift: [], problems: [] });
  });

  it('is recognised by a link to its interpreter', async () => {
    const { site, python } = environment(at('venv'));
    write(site, SOURCE);
    symlinkSync(python, at('python'));
    expect(await inspect(at('python'))).toMatchObject({ root: site, interpreter: at('python') });
  });

  it('of conda, and of Windows', async () => {
    write(at('conda'), [
      ['conda-meta/history', ''],
      ['bin/python3', ''],
    ]);
    write(at('conda/lib/python3.12/site-packages'), SOURCE);
    expect(await inspect(at('conda'))).toMatchObject({ interpreter: at('conda/bin/python3') });
    write(at('win'), [
      ['Scripts/python.exe', ''],
      ['pyvenv.cfg', ''],
    ]);
    write(at('win/Lib/site-packages'), SOURCE);
    const root = at('win/Lib/site-packages');
    expect(await inspect(at('win/Scripts/python.exe'))).toMatchObject({ root });
  });

  it('lists the modules that were edited since they were installed', async () => {
    const { site } = environment(folder);
    write(site, SOURCE);
    distInfo(site, {
      directUrl: { url: 'https://host/a.git', vcs_info: { vcs: 'git', commit_id: 'b'.repeat(40) } },
    });
    expect(await inspect(folder)).toMatchObject({
      ...{ revision: 'b'.repeat(40), how: 'direct_url', modified: false, files: [] },
    });
    writeFileSync(path.join(site, 'ptycho/params.py'), 'cfg = {1: 2}\n');
    expect(await inspect(folder)).toMatchObject({
      modified: true,
      files: [{ file: 'ptycho/params.py', change: 'changed', against: 'record' }],
    });
  });

  it('with an editable install leads to the checkout, by finder, path file or URL', async () => {
    const commit = repository(at('source'));
    const whole = { kind: 'editable', root: at('source'), revision: commit, how: 'git' };
    const url = pathToFileURL(at('source')).href;
    const version = '0.1.dev9+g1234567.d20250101';
    const editable = { version, record: false, directUrl: { url, dir_info: { editable: true } } };
    const mapping = `MAPPING: dict[str, str] = {'ptycho': '${at('source/ptycho')}', 'ptycho_torch': '${at('source/ptycho_torch')}'}`;
    for (const more of [
      [['__editable___ptychopinn_0_1_finder.py', `import sys\n${mapping}\n`]],
      [['easy-install.pth', `${at('source')}\n`]],
      [],
    ] as const) {
      const { site } = environment(at(`venv ${more[0]?.[0]}`));
      distInfo(site, editable);
      write(site, more);
      const report = await inspect(at(`venv ${more[0]?.[0]}`));
      expect(report, more[0]?.[0]).toMatchObject({ ...whole, version, modified: false });
      // The version is of the day of the installation.
      expect(report.contradictions).toEqual([]);
    }
  });

  it('whose editable install follows a folder that is gone says so', async () => {
    const { site } = environment(folder);
    const url = pathToFileURL(at('gone')).href;
    distInfo(site, { record: false, directUrl: { url, dir_info: { editable: true } } });
    const report = await inspect(folder);
    expect(report.problems).toEqual([
      { code: 'environment-editable-gone', parameters: { path: at('gone') } },
    ]);
    expect(report).toMatchObject({ revision: null, nearest: null, drift: [] });
  });

  it('in a checkout gives its interpreter, where it imports that checkout', async () => {
    write(folder, new Map(SOURCE).set('pyproject.toml', ''));
    const { site, python } = environment(at('.venv'));
    expect(await inspect(folder)).toMatchObject({ kind: 'checkout', interpreter: null });
    write(site, [['easy-install.pth', `${folder}\n`]]);
    expect(await inspect(folder)).toMatchObject({ kind: 'checkout', interpreter: python });
  });

  it('does not lend its interpreter to a folder that is no site-packages', async () => {
    write(at('bin'), [['python', '']]);
    write(at('a/packages'), SOURCE);
    distInfo(at('a/packages'));
    const report = await inspect(at('a/packages'));
    expect(report).toMatchObject({ kind: 'installed', interpreter: null });
  });

  it('whose packages are links to other folders says where they lead', async () => {
    write(at('elsewhere'), SOURCE);
    write(
      at('links'),
      [...SOURCE].filter(([file]) => file.startsWith('ptycho_torch/')),
    );
    symlinkSync(at('elsewhere/ptycho'), at('links/ptycho'));
    const report = await inspect(at('links'));
    expect(report.contradictions).toEqual([expect.stringContaining(at('elsewhere', CONFIG))]);
    expect(report.drift).toEqual([]);
  });

  it('with a copy and an editable install says which one Python imports', async () => {
    repository(at('source'));
    const { site } = environment(at('venv'));
    write(site, SOURCE);
    const mapping = `MAPPING = {'ptycho': '${at('source/ptycho')}'}`;
    write(site, [['__editable___ptychopinn_0_1_finder.py', mapping]]);
    const report = await inspect(at('venv'));
    expect(report.root).toBe(site);
    expect(report.contradictions).toEqual([expect.stringContaining(`Python imports ${site}`)]);
  });

  it('finds a package in another folder of a path file, as environments on top of others have', async () => {
    const { site } = environment(at('upper'));
    write(site, [['base.pth', `${at('base')}\nimport os; os.abort()\n# comment\n`]]);
    write(at('base'), SOURCE);
    distInfo(at('base'));
    expect(await inspect(at('upper'))).toMatchObject({ kind: 'installed', root: at('base') });
  });

  it('without PtychoPINN is an error', async () => {
    environment(folder);
    expect(await failure(folder)).toMatchObject({ code: 'environment-without-ptychopinn' });
  });
});

function fail(): never {
  throw new Error('There is no such state');
}

describe('nothing is executed', () => {
  it('of a package, a path file, an interpreter or a hook that would write a file', async () => {
    const { site, python } = environment(folder);
    const mark = at('executed');
    const writes = `open(${JSON.stringify(mark)}, 'w')\n`;
    write(
      site,
      [...SOURCE].map(([file, text]) => [file, writes + text] as const),
    );
    write(site, [
      ...['ptycho', 'ptycho/config', 'ptycho_torch'].map(
        (name) => [`${name}/__init__.py`, writes] as const,
      ),
      ['sitecustomize.py', writes],
      ['hook.pth', `import sys; ${writes}`],
      ['__editable___ptychopinn_0_1_finder.py', writes],
    ]);
    writeFileSync(python, `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 });
    for (const place of [folder, python, site, path.join(site, 'ptycho_torch')])
      expect(await inspect(place)).toMatchObject({ nearest: TARGET.name, drift: [] });
    expect(existsSync(mark)).toBe(false);
    // Importing it does write the file.
    execFileSync(PYTHON, [
      '-c',
      `import sys; sys.path.insert(0, ${JSON.stringify(site)}); import ptycho`,
    ]);
    expect(existsSync(mark)).toBe(true);
  });
});

describe('what is broken ends in one sentence', () => {
  const sentence = expect.stringMatching(/^[^\n]{20,400}\.$/);

  it('where nothing is, where a file is no interpreter, and where there is no PtychoPINN', async () => {
    expect(await failure(at('nothing'))).toMatchObject({ code: 'file-missing', message: sentence });
    write(folder, [
      ['big.txt', 'x = 1\n'],
      ['empty/readme', ''],
    ]);
    const notPython = { code: 'environment-not-python', message: sentence };
    expect(await failure(at('big.txt'))).toMatchObject(notPython);
    const without = { code: 'environment-without-ptychopinn', message: sentence };
    expect(await failure(at('empty'))).toMatchObject(without);
  });

  it('for links in a loop: the path itself, a package, a file, a path file', async () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    const looped = { code: 'file-unreadable', message: sentence };
    expect(await failure(at('a'))).toMatchObject(looped);
    expect(await failure(at('a/python'))).toMatchObject(looped);

    write(at('checkout'), SOURCE);
    rmSync(at('checkout', CONFIG));
    symlinkSync('config.py', at('checkout', CONFIG));
    const report = await inspect(at('checkout'));
    expect(report.problems).toMatchObject([{ code: 'file-unreadable' }]);
    expect(problemTexts(report)).toEqual([expect.stringContaining('symbolic links form a loop')]);
    expect(report.unread).toContain('tf_model_config');
    expect(report.drift).toEqual([]);

    const { site } = environment(at('venv'));
    write(site, [['loop.pth', '.\n..\n../site-packages\n']]);
    symlinkSync('.', path.join(site, 'loop'));
    expect(await failure(at('venv'))).toMatchObject({ code: 'environment-without-ptychopinn' });
  });

  it('for half a checkout: what is missing is named, the rest is compared', async () => {
    write(folder, SOURCE);
    rmSync(at('ptycho_torch'), { recursive: true });
    const report = await inspect(folder);
    expect(report.problems).toMatchObject([
      {
        code: 'environment-incomplete',
        parameters: { path: folder, files: expect.arrayContaining([PARAMS, FACTORY]) },
      },
    ]);
    expect(problemTexts(report)).toEqual([sentence]);
    expect(report).toMatchObject({ nearest: TARGET.name, drift: [], revision: null });
    expect(report.unread).toContain('pt_model_config');
  });

  it('for a syntax error: the line, and what could not be read', async () => {
    const broken = (SOURCE.get(CONFIG) ?? '').replace(
      'class InferenceConfig:',
      'class InferenceConfig(:',
    );
    write(folder, new Map(SOURCE).set(CONFIG, broken));
    const report = await inspect(folder);
    expect(report.problems).toMatchObject([
      { code: 'environment-file-broken', parameters: { file: CONFIG } },
    ]);
    expect(problemTexts(report)).toEqual([sentence]);
    expect(problemTexts(report)[0]).toContain(`\`${CONFIG}\` has a syntax error on line`);
    expect(report).toMatchObject({ nearest: TARGET.name, drift: [] });
    expect(report.unread).toEqual(['tf_inference_config', 'execution_config']);
  });

  it('for 200 MB of text, a pipe and other encodings', async () => {
    write(folder, SOURCE);
    const line = Buffer.from('x = 1\n'.repeat(500_000));
    for (let i = 0; i < 67; i += 1) writeFileSync(at(CONFIG), line, { flag: 'a' });
    expect(await inspect(folder)).toMatchObject({
      problems: [{ code: 'file-too-large' }],
      drift: [],
      modified: null,
    });
    rmSync(at(CONFIG));
    execFileSync('mkfifo', [at(CONFIG)]);
    expect(await inspect(folder)).toMatchObject({
      problems: [{ code: 'file-not-regular' }],
      drift: [],
    });
    rmSync(at(CONFIG));
    writeFileSync(at(CONFIG), Buffer.from('ÿþ', 'latin1'));
    expect(await inspect(folder)).toMatchObject({
      problems: [{ code: 'file-not-utf8' }],
      drift: [],
    });
  });

  it('when it is cancelled', async () => {
    write(folder, SOURCE);
    const stopped = inspectEnvironment(folder, { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const running = inspectEnvironment(folder, { signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});
