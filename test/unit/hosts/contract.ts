/** What every connection does, whatever is between: tried on this machine, and behind a real sshd by `npm run test:ssh`. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Connection } from '../../../electron/node/hosts/connection';
import { AppError } from '../../../shared/errors/appError';
import { ATTACKS } from '../../attacks';

export interface Ground {
  readonly connection: Connection;
  /** A new folder that the host and the test both see; its name has blanks and quotes. */
  readonly there: string;
  /** Another one, for what is fetched. */
  readonly here: string;
}

/** Names that a shell, `find` or a careless reader would take for something else. */
export const AWKWARD_NAMES = [
  '-n',
  '--help',
  ' blank ',
  'a "quoted" one',
  "it's",
  '$HOME `id` $(id)',
  'two\nlines',
  'back\\slash \\n \\\\',
  '*',
  '..hidden',
  'été ψ',
  '!history %s',
];

/** Fails unless the promise fails with the code. */
export async function failsWith(code: string, promise: Promise<unknown>): Promise<AppError> {
  const thrown = await promise.then(
    (value) => assert.fail(`${code} expected, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof AppError, `${code} expected, got ${thrown}`);
  assert.equal(thrown.code, code, thrown.message);
  return thrown;
}

const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, i) => i));

const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).sort();

export const CONTRACT: Readonly<Record<string, (ground: Ground) => Promise<void>>> = {
  'a program gets its words as they are': async ({ connection }) => {
    const words = [...AWKWARD_NAMES, '', '\t', '~', '#', '%s\\n', ';', '&', '|', "'", '"', '\\'];
    const { stdout } = await connection.run(['printf', '<%s>', ...words]);
    assert.equal(stdout, words.map((word) => `<${word}>`).join(''));
  },

  'exit code, output and errors are separate': async ({ connection }) => {
    const ran = await connection.run(['sh', '-c', 'echo out; echo err >&2; exit 3']);
    assert.deepEqual(ran, { code: 3, stdout: 'out\n', stderr: 'err\n' });
  },

  'a program that a signal ends has 128 and its number as code': async ({ connection }) => {
    assert.equal((await connection.run(['sh', '-c', 'kill -9 $$'])).code, 137);
  },

  'output without a line end, and none at all, arrive as they are': async ({ connection }) => {
    assert.equal((await connection.run(['printf', 'no end'])).stdout, 'no end');
    assert.equal((await connection.run(['true'])).stdout, '');
  },

  'a program that is not there has code 127, also when its name is a word of the shell': async ({
    connection,
  }) => {
    for (const name of ['no-such-program', 'if', 'A=B', '{'])
      assert.equal((await connection.run([name, 'x'])).code, 127, name);
  },

  'stdin is empty unless input is given': async ({ connection }) => {
    assert.equal((await connection.run(['cat'])).stdout, '');
    assert.equal((await connection.run(['cat'], { input: "it's $HOME\n" })).stdout, "it's $HOME\n");
    const { stdout } = await connection.run(['wc', '-c'], { input: Buffer.alloc(3_000_000) });
    assert.equal(stdout.trim(), '3000000');
    assert.equal((await connection.run(['true'], { input: Buffer.alloc(3_000_000) })).code, 0);
  },

  'a program runs in the folder that is given, which has to exist': async ({
    connection,
    there,
  }) => {
    assert.equal((await connection.run(['pwd'], { folder: there })).stdout, `${there}\n`);
    const { message } = await failsWith(
      'host-command-failed',
      connection.run(['pwd'], { folder: `${there}/none` }),
    );
    assert.match(message, /none/);
  },

  'a call ends by its time limit, and says so': async ({ connection }) => {
    const { message } = await failsWith(
      'host-timed-out',
      connection.run(['sleep', '60'], { seconds: 1 }),
    );
    assert.match(message, /did not respond within 1 s/);
    assert.equal((await connection.run(['echo', 'again'])).stdout, 'again\n');
  },

  'a program that prints without end is stopped': async ({ connection }) => {
    await failsWith('host-answer-too-large', connection.run(['yes'], { seconds: 60 }));
  },

  'a call ends when it is cancelled': async ({ connection, there }) => {
    const controller = new AbortController();
    const begun = connection.run(['sh', '-c', `echo begun > begun; exec sleep 60`], {
      folder: there,
      signal: controller.signal,
    });
    const cancelled = failsWith('cancelled', asAppErrors(begun));
    while ((await connection.readPart(`${there}/begun`, 0, 9)) === null);
    controller.abort();
    await cancelled;
  },

  'many calls at once get their own answers': async ({ connection }) => {
    const numbers = Array.from({ length: 20 }, (_, i) => String(i));
    const answers = await Promise.all(numbers.map((n) => connection.run(['echo', n])));
    assert.deepEqual(
      answers.map(({ stdout }) => stdout.trim()),
      numbers,
    );
  },

  'a part of a file has the bytes that are asked for, and the size of the file': async ({
    connection,
    there,
  }) => {
    for (const name of AWKWARD_NAMES) {
      const file = path.join(there, name);
      await writeFile(file, ALL_BYTES);
      const part = await connection.readPart(file, 10, 100);
      assert.equal(part?.size, 256);
      assert.deepEqual(Buffer.from(part.bytes), ALL_BYTES.subarray(10, 110));
    }
  },

  'a part beyond the end is empty; what is no file is null': async ({ connection, there }) => {
    const file = path.join(there, 'file');
    await writeFile(file, 'abc');
    assert.equal(
      Buffer.from((await connection.readPart(file, 2, 10))?.bytes ?? []).toString(),
      'c',
    );
    assert.equal((await connection.readPart(file, 3, 10))?.bytes.length, 0);
    assert.equal((await connection.readPart(file, 300, 10))?.bytes.length, 0);
    await writeFile(file, '');
    assert.deepEqual((await connection.readPart(file, 0, 10))?.size, 0);
    assert.equal(await connection.readPart(path.join(there, 'none'), 0, 10), null);
    assert.equal(await connection.readPart(there, 0, 10), null);
    assert.equal(await connection.readPart(path.join(file, 'below'), 0, 10), null);
  },

  'a folder is listed at any depth, without links': async ({ connection, there }) => {
    await mkdir(path.join(there, 'out/deep'), { recursive: true });
    for (const name of AWKWARD_NAMES) await writeFile(path.join(there, 'out', name), name);
    await writeFile(path.join(there, 'out/deep/empty'), '');
    await symlink('/etc', path.join(there, 'out/link'));
    await symlink('/etc/passwd', path.join(there, 'out/passwd'));
    const expected = [
      { name: 'out', size: 0, isFolder: true },
      { name: 'out/deep', size: 0, isFolder: true },
      { name: 'out/deep/empty', size: 0, isFolder: false },
      ...AWKWARD_NAMES.map((name) => ({
        name: `out/${name}`,
        size: Buffer.byteLength(name),
        isFolder: false,
      })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1));
    assert.deepEqual(await connection.list(there), expected);
    assert.deepEqual(await connection.list(path.join(there, 'none')), []);
  },

  'a new folder has its files, and nothing is left beside it': async ({ connection, there }) => {
    const long = `${'long '.repeat(20)}/${'name '.repeat(20)}.json`;
    const files = {
      'run.py': 'print("a")\n',
      'empty.txt': '',
      'out/all.bin': ALL_BYTES,
      'large.bin': randomBytes(2_000_000),
      [long]: 'long',
      ...Object.fromEntries(AWKWARD_NAMES.map((name) => [name, name])),
    };
    const folder = path.join(there, "new parent/run 'one'");
    await connection.write(folder, files);
    for (const [name, content] of Object.entries(files))
      assert.deepEqual(await readFile(path.join(folder, name)), Buffer.from(content), name);
    assert.deepEqual(await readdir(path.dirname(folder)), ["run 'one'"]);
    assert.equal((await filesBelow(folder)).length, Object.keys(files).length + 2);
  },

  'a folder, file or link that exists is never written to': async ({ connection, there }) => {
    await mkdir(path.join(there, 'folder'));
    await writeFile(path.join(there, 'file'), 'mine');
    await symlink('nowhere', path.join(there, 'link'));
    for (const name of ['folder', 'file', 'link'])
      await failsWith('host-folder-taken', connection.write(path.join(there, name), { a: 'b' }));
    assert.deepEqual(await filesBelow(there), ['file', 'folder', 'link']);
    assert.equal(await readFile(path.join(there, 'file'), 'utf8'), 'mine');
  },

  'of two that write one folder at once, one is refused': async ({ connection, there }) => {
    const folder = path.join(there, 'run');
    const both = await Promise.allSettled(
      ['one', 'two'].map((text) => connection.write(folder, { a: text, b: text })),
    );
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const winner = both[0]?.status === 'fulfilled' ? 'one' : 'two';
    for (const name of ['a', 'b'])
      assert.equal(await readFile(path.join(folder, name), 'utf8'), winner);
    assert.deepEqual(await readdir(there), ['run']);
  },

  'results are fetched with their names and bytes, links are not': async ({
    connection,
    there,
    here,
  }) => {
    await mkdir(path.join(there, 'out/deep'), { recursive: true });
    const large = randomBytes(5_000_001);
    await writeFile(path.join(there, 'out/deep/wts.h5.zip'), large);
    await writeFile(path.join(there, 'empty'), '');
    for (const name of AWKWARD_NAMES) await writeFile(path.join(there, 'out', name), name);
    await symlink('/etc/passwd', path.join(there, 'passwd'));
    const reports: number[] = [];
    const fetched = await connection.fetch(there, here, {
      onProgress: ({ done, total }) => {
        assert.ok(done <= total);
        reports.push(done);
      },
    });
    const bytes = large.length + AWKWARD_NAMES.reduce((n, name) => n + Buffer.byteLength(name), 0);
    assert.deepEqual(fetched, { copied: AWKWARD_NAMES.length + 2, equal: 0, bytes });
    assert.equal(reports.at(-1), bytes);
    assert.deepEqual(await readFile(path.join(here, 'out/deep/wts.h5.zip')), large);
    for (const name of AWKWARD_NAMES)
      assert.equal(await readFile(path.join(here, 'out', name), 'utf8'), name);
    assert.deepEqual((await readdir(here)).sort(), ['empty', 'out']);
    const again = await connection.fetch(there, here);
    assert.deepEqual(again, { copied: 0, equal: AWKWARD_NAMES.length + 2, bytes: 0 });
  },

  'a file that is here in part is continued, one with other bytes is copied again': async ({
    connection,
    there,
    here,
  }) => {
    const large = randomBytes(1_000_000);
    await writeFile(path.join(there, 'large'), large);
    await writeFile(path.join(there, 'same-size'), 'there');
    await writeFile(path.join(there, 'wrong'), 'right bytes');
    await writeFile(path.join(here, 'large.part'), large.subarray(0, 600_000));
    await writeFile(path.join(here, 'same-size'), 'other');
    await writeFile(path.join(here, 'wrong.part'), 'wrong');
    const fetched = await connection.fetch(there, here);
    assert.deepEqual(fetched, { copied: 3, equal: 0, bytes: 400_000 + 5 + 6 + 11 });
    assert.deepEqual(await readFile(path.join(here, 'large')), large);
    assert.equal(await readFile(path.join(here, 'same-size'), 'utf8'), 'there');
    assert.equal(await readFile(path.join(here, 'wrong'), 'utf8'), 'right bytes');
    assert.deepEqual((await readdir(here)).sort(), ['large', 'same-size', 'wrong']);
  },

  'checkpoints can be left there': async ({ connection, there, here }) => {
    await mkdir(path.join(there, 'checkpoints'));
    await writeFile(path.join(there, 'checkpoints/last.ckpt'), 'weights');
    await writeFile(path.join(there, 'status.json'), '{}');
    const { copied } = await connection.fetch(there, here, { checkpoints: false });
    assert.equal(copied, 1);
    assert.deepEqual(await readdir(here), ['status.json']);
  },

  'files that are excepted stay there': async ({ connection, there, here }) => {
    await writeFile(path.join(there, 'run.py'), 'forged');
    await writeFile(path.join(there, 'result'), 'new');
    await writeFile(path.join(here, 'run.py'), 'written here');
    await connection.fetch(there, here, { except: (name) => name === 'run.py' });
    assert.equal(await readFile(path.join(here, 'run.py'), 'utf8'), 'written here');
    assert.equal(await readFile(path.join(here, 'result'), 'utf8'), 'new');
  },

  'a file that is called as the part of another one is fetched, too': async ({
    connection,
    there,
    here,
  }) => {
    await writeFile(path.join(there, 'a'), 'of a');
    await writeFile(path.join(there, 'a.part'), 'of a.part');
    await connection.fetch(there, here);
    assert.equal(await readFile(path.join(here, 'a'), 'utf8'), 'of a');
    assert.equal(await readFile(path.join(here, 'a.part'), 'utf8'), 'of a.part');
  },

  'a fetch that is cancelled leaves what it has, and goes on from there': async ({
    connection,
    there,
    here,
  }) => {
    const large = randomBytes(20_000_000);
    await writeFile(path.join(there, 'large'), large);
    const controller = new AbortController();
    const fetching = connection.fetch(there, here, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await failsWith('cancelled', asAppErrors(fetching));
    const { size } = await stat(path.join(here, 'large.part'));
    const { bytes } = await connection.fetch(there, here);
    assert.ok(size > 0 && bytes <= large.length - size, `${size} ${bytes}`);
    const hash = createHash('sha256').update(await readFile(path.join(here, 'large')));
    assert.equal(hash.digest('hex'), createHash('sha256').update(large).digest('hex'));
  },

  'a link in the folder here is not followed': async ({ connection, there, here }) => {
    await mkdir(path.join(there, 'out'));
    await mkdir(path.join(there, 'elsewhere'));
    await writeFile(path.join(there, 'out/file'), 'text');
    await symlink(path.join(there, 'elsewhere'), path.join(here, 'out'));
    await failsWith('write-failed', connection.fetch(there, here));
    assert.deepEqual(await readdir(path.join(there, 'elsewhere')), []);
  },

  'no word, name or folder runs a command': async ({ connection, there, here }) => {
    const attacks = ATTACKS.filter((text) => !text.includes('\0'));
    const names = attacks.filter((text) => !text.includes('/'));
    const { stdout } = await connection.run(['printf', '<%s>', ...attacks]);
    assert.equal(stdout, attacks.map((word) => `<${word}>`).join(''));
    const folder = path.join(there, ...names);
    await connection.write(folder, Object.fromEntries(names.map((name) => [name, name])));
    for (const name of names) {
      const part = await connection.readPart(path.join(folder, name), 0, 1000);
      assert.equal(Buffer.from(part?.bytes ?? []).toString(), name);
    }
    assert.deepEqual(
      (await connection.list(folder)).map(({ name }) => name),
      [...names].sort(),
    );
    assert.equal(
      (await connection.run(['ls', '-A'], { folder, input: attacks.join('\n') })).code,
      0,
    );
    await connection.freeBytes(folder);
    await connection.fetch(folder, here);
    assert.deepEqual((await readdir(here)).sort(), [...names].sort());
    for (const place of [there, here, homedir(), process.cwd(), folder])
      assert.ok(!(await readdir(place)).includes('pwned'), place);
  },

  'free space is that of the nearest folder that exists': async ({ connection, there }) => {
    const free = await connection.freeBytes(path.join(there, 'not/yet'));
    const { bavail, bsize, blocks } = await statfs(there);
    assert.ok(free > 0 && Math.abs(free - bavail * bsize) < 0.05 * blocks * bsize, String(free));
  },
};

/** Cancelling throws the reason of the signal, as everywhere. */
const asAppErrors = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((error: unknown) => {
    throw error instanceof Error && error.name === 'AbortError'
      ? new AppError('cancelled', {})
      : error;
  });
