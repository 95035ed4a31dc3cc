/** What a host that lies, or whose files change, can do to a fetch. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchFiles, type Piece, type Sink } from '../../../electron/node/hosts/fetch';
import { isSafeName } from '../../../electron/node/hosts/safeName';
import { failsWith } from './contract';

let root = '';
let here = '';

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'pinnboard-fetch-'));
  here = path.join(root, 'here');
  await mkdir(here);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A host with files as they are at each listing. `cutAfter` bytes the connection breaks, once. */
function source(versions: readonly Readonly<Record<string, string>>[], cutAfter = Infinity) {
  let listings = 0;
  let left = cutAfter;
  const asked: Piece[][] = [];
  const now = () => versions[Math.min(Math.max(0, listings - 1), versions.length - 1)] ?? {};
  return {
    host: 'cluster',
    asked,
    list: async () => {
      listings += 1;
      return Object.entries(now()).map(([name, text]) => ({
        name,
        size: text.length,
        isFolder: false,
      }));
    },
    read: async (pieces: readonly Piece[], sink: Sink) => {
      asked.push([...pieces]);
      for (const [index, { name, from, size }] of pieces.entries()) {
        const text = now()[name] ?? '';
        const bytes = text.slice(from, size).padEnd(size - from, '\0');
        const sent = bytes.slice(0, left);
        left -= sent.length;
        if (sent !== '') await sink.bytes(index, Buffer.from(sent));
        if (sent.length < bytes.length) {
          left = Infinity;
          throw new Error('cut');
        }
        await sink.hash(index, sha256(text.slice(0, size)));
      }
    },
  };
}

test.each([
  '../outside',
  'out/../../outside',
  '/etc/outside',
  'out//outside',
  './outside',
  '..',
  'a\0b',
  'not\ufffdutf8',
])('a list with %j is refused as a whole', async (name) => {
  const lying = source([{ 'status.json': '{}', [name]: 'x' }]);
  const error = await failsWith('host-name-refused', fetchFiles(lying, here));
  expect(error.message).toContain('Nothing was copied');
  expect(lying.asked).toEqual([]);
  expect(await readdir(here)).toEqual([]);
  expect(await readdir(root)).toEqual(['here']);
});

test.each([
  'C:\\x',
  'a\\..\\b',
  'x:stream',
  'nul',
  'COM1.txt',
  'end.',
  'end ',
  'a?b',
  'two\nlines',
])('Windows has no file %j', (name) => {
  expect(isSafeName(`out/${name}`, 'win32')).toBe(false);
  expect(isSafeName(`out/${name}`, 'linux')).toBe(true);
});

test('after a cut, what is here is not sent again', async () => {
  const large = 'x'.repeat(1000) + 'y'.repeat(1000);
  const host = source([{ a: 'first', large }], 1205);
  await expect(fetchFiles(host, here)).rejects.toThrow('cut');
  expect((await readdir(here)).sort()).toEqual(['a', 'large.part']);
  expect(await fetchFiles(host, here)).toEqual({ copied: 1, equal: 1, bytes: 800 });
  expect(await readFile(path.join(here, 'large'), 'utf8')).toBe(large);
  expect((await readdir(here)).sort()).toEqual(['a', 'large']);
});

test('a file that was written again since the cut is copied from its beginning', async () => {
  const host = source([{ a: 'old old old' }, { a: 'new new new' }, { a: 'new new new' }], 5);
  await expect(fetchFiles(host, here)).rejects.toThrow('cut');
  await fetchFiles(host, here);
  expect(await readFile(path.join(here, 'a'), 'utf8')).toBe('new new new');
});

test('a file that changes while it is copied is copied once more', async () => {
  const host = source([{ a: 'one' }, { a: 'three' }]);
  const { read } = host;
  let reads = 0;
  host.read = async (pieces, sink) => {
    reads += 1;
    if (reads > 1) return read(pieces, sink);
    await sink.bytes(0, Buffer.from('o\0\0'));
    await sink.hash(0, sha256('other'));
  };
  expect(await fetchFiles(host, here)).toMatchObject({ copied: 1 });
  expect(await readFile(path.join(here, 'a'), 'utf8')).toBe('three');
});

test('a file that changes again and again is named, and not left here', async () => {
  const host = source([{ a: 'one' }]);
  host.read = async (_, sink) => {
    await sink.bytes(0, Buffer.from('one'));
    await sink.hash(0, sha256('other'));
  };
  const { message } = await failsWith('host-file-changed', fetchFiles(host, here));
  expect(message).toContain('`a`');
  expect(await readdir(here)).toEqual([]);
});

test('a file that grew since the listing is copied as it was then', async () => {
  const host = source([{ log: 'line 1\n' }]);
  const list = await host.list();
  const grown = source([{ log: 'line 1\nline 2\n' }]);
  grown.list = async () => list;
  await fetchFiles(grown, here);
  expect(await readFile(path.join(here, 'log'), 'utf8')).toBe('line 1\n');
});

test('a file here that became shorter or another one there is replaced', async () => {
  await writeFile(path.join(here, 'a'), 'longer than there');
  await fetchFiles(source([{ a: 'short' }]), here);
  expect(await readFile(path.join(here, 'a'), 'utf8')).toBe('short');
});

test('a folder of the name of a file is not replaced', async () => {
  await mkdir(path.join(here, 'a'));
  await failsWith('write-failed', fetchFiles(source([{ a: 'x' }]), here));
  expect(await readdir(path.join(here, 'a'))).toEqual([]);
});

test('many small files are asked for together, a large one alone', async () => {
  const small = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`f${i}`, 'x']));
  const host = source([small]);
  await fetchFiles(host, here);
  expect(host.asked.map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(await readdir(here)).toHaveLength(250);
});
