/** What the command line does with bytes of files: control characters, other encodings, byte order marks, large numbers. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatsFor } from '../../../shared/exporters';
import { parseJson } from '../../../shared/json/read';
import { jsonText } from '../../../shared/json/write';
import { bundledCommandLine } from './bundled';
import { NPZ, pinnboard, temporary } from './run';

const bundled = bundledCommandLine(temporary());

const TARGET = 'ptychopinn-2026.07';
const request = (changes: object = {}) => ({
  target: TARGET,
  workflow: 'training',
  train_data_file: path.join(NPZ, 'train64.npz'),
  output_dir: 'out',
  overrides: { n_groups: 4 },
  execution: null,
  ...changes,
});
const formats = formatsFor({ target: TARGET, workflow: 'training' }).map(({ id }) => id);

function fileOf(content: string | Buffer): string {
  const file = path.join(temporary(), 'request.json');
  writeFileSync(file, content);
  return file;
}

/** C0 but for the line feed, DEL and C1, marks of direction, separators: what no terminal is to be given. */
const UNSEEN = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const EVIL = '\u001b]0;x\u0007\u009b1m\u202e\u2028\u007f\r\nerror: x';

describe('control characters in a file', () => {
  it('reach no terminal, whatever they are in', async () => {
    const file = fileOf(
      jsonText(
        request({
          train_data_file: `${EVIL}.npz`,
          overrides: { n_groups: 4, [EVIL]: 1, test_data_file: EVIL, mode: EVIL },
          execution: { [EVIL]: 1, accelerator: EVIL },
          acknowledgements: [{ rule: 'unknown-override', field: EVIL, note: EVIL }],
        }),
      ),
    );
    const sound = fileOf(
      jsonText(request({ output_dir: EVIL, overrides: { n_groups: 4, [EVIL]: EVIL } })),
    );
    const commands = [
      ['check', file],
      ['check', file, '--format', 'json'],
      ['check', file, '--format', 'sarif'],
      ['fix', sound],
      ['batch', file],
      ['check', sound],
      ['explain', EVIL, '--target', TARGET],
      ['inspect', `${EVIL}.npz`],
      ...formats.map((id) => ['export', sound, '--as', id, '-o', `${sound}.${id}`]),
    ];
    for (const args of commands) {
      const { out, err } = await pinnboard(args);
      expect(
        `${out}${err}`.split('\n').filter((line) => UNSEEN.test(line)),
        args[0],
      ).toEqual([]);
      expect(`${out}${err}`, args[0]).not.toMatch(/^error: x/m);
      if (args.includes('json') || args[0] === 'batch') expect(() => JSON.parse(out)).not.toThrow();
    }
  });
});

describe("line ends of Pinnboard's own text", () => {
  it('are line ends, not escapes', async () => {
    const [a, b] = [fileOf(jsonText(request())), fileOf(jsonText(request({ output_dir: 'b' })))];
    for (const args of [
      ['explain', 'learning_rate', '--target', TARGET],
      ['rules', 'clip-off'],
      ['rules', 'clip-off', '--in', a],
      ['payload', 'training', '--help'],
      ['diff', a, b],
    ]) {
      const { out, err } = await pinnboard(args);
      expect(`${out}${err}`, args[0]).not.toContain('\\n');
      expect(`${out}${err}`.split('\n').length, args[0]).toBeGreaterThan(1);
    }
  });
});

describe('a name that no command line can hold', () => {
  it('is left out of the command and told, never written raw', async () => {
    const names = ['a\0b', 'a=b', ' a', ''];
    const overrides = { n_groups: 4, c: 'd\0e', ...Object.fromEntries(names.map((n) => [n, 1])) };
    const file = fileOf(jsonText(request({ overrides })));
    const { out, err } = await pinnboard(['export', file, '--as', 'command']);
    expect(out).not.toContain('\0');
    const command = out.split('\n').filter((line) => !line.startsWith('#'));
    expect(command.filter((line) => line.includes('--set'))).toEqual([
      '  --set n_groups=4 \\',
      "  --set 'c='\\''d\\x00e'\\''' \\",
    ]);
    expect(err.match(/cannot hold|reads NAME=VALUE/g)).toHaveLength(names.length);
  });
});

describe('a folder whose name is not UTF-8', () => {
  it.skipIf(process.platform !== 'linux')('is refused with true words', async () => {
    // As Node gives such a name: the bytes themselves are lost.
    const { code, err } = await pinnboard(['inspect', 'd\ufffd/train64.npz', '--target', TARGET]);
    expect(code).not.toBe(0);
    expect(err).toContain('is not UTF-8');
    expect(err).not.toContain('does not exist');
  });
});

describe('a file that is not UTF-8', () => {
  it('is an error of every command that reads one', async () => {
    const bytes = Buffer.from(jsonText(request({ output_dir: 'gr\u00fcn' })), 'latin1');
    const file = fileOf(bytes);
    const commands = [
      ['check', file],
      ['fix', file],
      ['import', file],
      ['export', file, '--as', 'command'],
      ['diff', file, file],
      ['sweep', file, '--dry-run'],
    ];
    for (const args of commands) {
      const { code, out, err } = await pinnboard(args);
      expect([args[0], code]).toEqual([args[0], 2]);
      expect(err + out).toContain('not UTF-8');
    }
    const { code, out } = await pinnboard(['batch', file]);
    expect(code).toBe(0);
    expect(out).toContain('It is not UTF-8 text.');
    expect(out).not.toContain('\ufffd');
  });

  it('is read when it begins with a byte order mark', async () => {
    const file = fileOf(`\ufeff${jsonText(request())}`);
    for (const args of [
      ['check', file],
      ['fix', file],
      ['import', file],
      ['batch', file],
    ]) {
      const { code, out, err } = await pinnboard(args);
      expect([args[0], code, err.includes('not JSON'), out.includes('bad-request')]).toEqual([
        args[0],
        0,
        false,
        false,
      ]);
    }
  });
});

describe('whole numbers beyond 2**53', () => {
  const seed = 9007199254740993n;
  const huge = 10n ** 30n;
  const file = fileOf(
    jsonText(
      request({ overrides: { n_groups: 4, subsample_seed: seed, nphotons: huge, odd: [-huge] } }),
    ),
  );

  it('are exact in every format, and when it is read again', async () => {
    const [first] = (await pinnboard(['batch', file])).out.split('\n');
    expect(parseJson(first ?? '')).toMatchObject({
      payload: {
        tf_training_config: { subsample_seed: seed, nphotons: huge },
        overrides_applied: { subsample_seed: seed, nphotons: huge, odd: [-huge] },
      },
      legacy_params: { subsample_seed: seed },
    });
    for (const id of formats) {
      const output = `${file}.${id}`;
      await pinnboard(['export', file, '--as', id, '-o', output]);
      const text = readFileSync(output, 'utf8');
      expect(text, id).toContain(String(huge));
      expect(text, id).not.toMatch(/9007199254740992|1e\+30/);
      if (['native', 'ptycho-train'].includes(id)) continue;
      const back = await pinnboard(['import', output]);
      expect(parseJson(back.out), id).toMatchObject({
        overrides: { subsample_seed: seed, nphotons: huge },
      });
    }
  });

  it('are exact on the command line, and in a payload file', async () => {
    const output = `${file}.payload`;
    const args = [
      '--target',
      TARGET,
      '--data',
      path.join(NPZ, 'train64.npz'),
      '--out',
      'o',
      '--set',
      'n_groups=4',
    ];
    const set = ['--set', `subsample_seed=${seed}`, '--set', `odd=[${-huge}]`];
    expect(
      (await pinnboard(['payload', 'training', ...args, ...set, '--allow-crash', '-o', output]))
        .code,
    ).toBe(0);
    expect(readFileSync(output, 'utf8')).toContain(String(seed));
    const checked = await pinnboard(['check', output]);
    // What the rules say of such a seed is another matter.
    expect(`${checked.out}${checked.err}`).not.toMatch(/file-|differs|edited/);
    expect((await pinnboard(['diff', output, output])).code).toBe(0);
  });
});

describe('a state folder that cannot be made', () => {
  it('costs no payload and no time', async () => {
    const output = path.join(temporary(), 'a.json');
    const request = ['--target', TARGET, '--data', path.join(NPZ, 'train64.npz')];
    const words = ['payload', 'training', ...request, '--out', 'o', '--set', 'n_groups=4'];
    const child = spawn(process.execPath, [bundled, ...words, '-o', output], {
      stdio: 'ignore',
      env: { ...process.env, XDG_CONFIG_HOME: '', HOME: '/proc' },
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(JSON.parse(readFileSync(output, 'utf8'))).toMatchObject({ format: 'pinnboard.payload' });
  });
});

describe('a reader that leaves', () => {
  it('of stderr costs no payload', async () => {
    const at = temporary();
    const output = path.join(at, 'a.json');
    const child = spawn(
      process.execPath,
      [
        bundled,
        'payload',
        'training',
        '--target',
        TARGET,
        '--data',
        path.join(NPZ, 'train64.npz'),
        '--out',
        'o',
        '--set',
        'n_groups=4',
        '-o',
        output,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_CONFIG_HOME: at } },
    );
    child.stderr.destroy();
    child.stdout.destroy();
    const code = await new Promise((settle) => child.on('close', settle));
    expect([code, existsSync(output)]).toEqual([0, true]);
  });
});
