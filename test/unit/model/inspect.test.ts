/** What is read of a trained network, and how little of its file. */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { entryName, openArchive } from '../../../electron/node/dataset/archive';
import { readDirectory } from '../../../electron/node/dataset/directory';
import { FileReader } from '../../../electron/node/dataset/fileReader';
import { inspectModel } from '../../../electron/node/model/inspect';
import { readWhole } from '../../../electron/node/model/member';
import { parametersOf, sharedWith } from '../../../shared/inspection/inspection';
import { zip } from '../dataset/npzBuilder';
import { endRecords, GIB, type Placed, records } from '../dataset/zip64Builder';

const RUNS = path.join(import.meta.dirname, '../../runs');
const BUNDLE = path.join(RUNS, 'native-finished/run');
const CHECKPOINT = path.join(BUNDLE, 'checkpoints/last.ckpt');
const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-inspect-'));

/** The members of a zip archive, by name. */
async function unzip(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const archive = await openArchive(FileReader.of(bytes), bytes.length);
  const members = new Map<string, Buffer>();
  for (const listed of await readDirectory(archive))
    members.set(entryName(listed.entry), await readWhole(archive, listed, 1e6));
  return members;
}

describe('the network in a bundle', () => {
  test('its numbers are those of the storages in it, each once', async () => {
    const { inspection } = await inspectModel(BUNDLE);
    const outer = await unzip(readFileSync(path.join(BUNDLE, 'wts.h5.zip')));
    const inner = await unzip(outer.get('diffraction_to_obj/model.pth') ?? Buffer.alloc(0));
    const stored = [...inner]
      .filter(([name]) => name.includes('/data/'))
      .reduce((sum, [, bytes]) => sum + bytes.length, 0);
    // A complex number is one, and takes twice the room.
    const layers = inspection?.layers ?? [];
    const complex = parametersOf(layers.filter(({ name }) => name.endsWith('shared_spectral')));
    expect(complex).toBe(128);
    expect(4 * (parametersOf(layers) + complex)).toBe(stored);
  });

  test('a layer with two names says so', async () => {
    const layers = (await inspectModel(BUNDLE)).inspection?.layers ?? [];
    const named = (name: string) => layers.find((layer) => layer.name === name);
    const [own, other] = [
      named('model.generator.lifter.conv1'),
      named('model.autoencoder.lifter.conv1'),
    ];
    expect(own?.tensors.map(({ shape }) => shape)).toEqual([[4, 4, 3, 3], [4]]);
    expect(own && sharedWith(own)).toBeUndefined();
    expect(other && sharedWith(other)).toBe('model.generator.lifter.conv1');
  });

  test.each([
    ['noise in the place of the weights', Buffer.from('noise'.repeat(99))],
    ['nothing in their place', Buffer.alloc(0)],
    [
      'a pickle that is compressed within',
      zip([{ name: 'model/data.pkl', data: Buffer.from('x'), method: 8 }]),
    ],
  ])('%s: the rest is shown, and they are not read', async (_, weights) => {
    const outer = await unzip(readFileSync(path.join(BUNDLE, 'wts.h5.zip')));
    outer.set('diffraction_to_obj/model.pth', weights);
    const at = mkdtempSync(path.join(folder, 'spoiled-'));
    writeFileSync(
      path.join(at, 'wts.h5.zip'),
      zip([...outer].map(([name, data]) => ({ name, data, method: 8 }))),
    );
    const { inspection } = await inspectModel(at);
    expect(inspection?.sections.model_config['architecture']).toBe('ffno');
    expect(inspection?.layers).toEqual([]);
    expect(inspection?.notRead.map(({ name }) => name)).toEqual(['diffraction_to_obj/model.pth']);
  });
});

test('the archive is found from the folder and by itself', async () => {
  const byFile = await inspectModel(path.join(BUNDLE, 'wts.h5.zip'));
  expect(byFile).toEqual(await inspectModel(BUNDLE));
});

test('a checkpoint and the bundle of a run hold one network', async () => {
  const [bundle, checkpoint] = [await inspectModel(BUNDLE), await inspectModel(CHECKPOINT)];
  expect(checkpoint.inspection).toMatchObject({ kind: 'checkpoint', epoch: 2, step: 9 });
  expect(checkpoint.inspection?.layers).toEqual(bundle.inspection?.layers);
});

/** A checkpoint of 5 GiB: the pickle of a real one, and a storage that takes no room on the disk. */
async function sparse(): Promise<string> {
  const pickle = (await unzip(readFileSync(CHECKPOINT))).get('archive/data.pkl') ?? Buffer.alloc(0);
  expect(pickle.length).toBeGreaterThan(1000);
  const members: readonly Placed[] = [
    { name: 'archive/data.pkl', at: 0, header: pickle, size: pickle.length },
    { name: 'archive/data/0', at: 2 ** 20, header: Buffer.alloc(0), size: 5 * GIB },
  ];
  const file = path.join(folder, 'large.ckpt');
  const handle = openSync(file, 'w');
  for (const member of members)
    writeSync(
      handle,
      Buffer.concat([records(member).local, member.header]),
      0,
      undefined,
      member.at,
    );
  const directory = Buffer.concat(members.map((member) => records(member).central));
  const at = 6 * GIB;
  const end = endRecords(members.length, directory.length, BigInt(at));
  writeSync(handle, Buffer.concat([directory, end]), 0, undefined, at);
  closeSync(handle);
  return file;
}

test.skipIf(process.platform === 'win32')(
  'of a checkpoint of 5 GiB less than a megabyte is read',
  async () => {
    const file = await sparse();
    expect(statSync(file).size).toBeGreaterThan(5 * GIB);
    const handle = await open(CHECKPOINT);
    const read = vi.spyOn(Object.getPrototypeOf(handle), 'read');
    await handle.close();
    const { inspection } = await inspectModel(file);
    const bytes = (await Promise.all(read.mock.results.map(({ value }) => value))).reduce(
      (sum, { bytesRead }) => sum + bytesRead,
      0,
    );
    read.mockRestore();
    expect(inspection?.layers.length).toBeGreaterThan(10);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(2 ** 20);
  },
);

describe('no model', () => {
  test.each([
    ['a folder without one', () => mkdtempSync(path.join(folder, 'empty-')), 'no-archive'],
    ['a path that is not there', () => path.join(folder, 'nothere'), 'missing'],
  ])('%s', async (_, make, status) => {
    const at = make();
    expect(await inspectModel(at)).toEqual({ inspection: null, reading: { status } });
  });

  test('a file that is no checkpoint is refused in words', async () => {
    const file = path.join(folder, 'text.ckpt');
    writeFileSync(file, 'not a zip archive'.repeat(20));
    await expect(inspectModel(file)).rejects.toMatchObject({ code: 'checkpoint-damaged' });
  });

  test('a directory with more members than any checkpoint has is refused', async () => {
    const file = path.join(folder, 'members.ckpt');
    const member: Placed = { name: 'x', at: 0, header: Buffer.alloc(0), size: 0 };
    const central = records(member).central;
    const count = 60_000;
    const directory = Buffer.concat(Array<Buffer>(count).fill(central));
    mkdirSync(path.dirname(file), { recursive: true });
    const end = endRecords(count, directory.length, 4n);
    writeFileSync(file, Buffer.concat([Buffer.from('PK\x03\x04'), directory, end]));
    await expect(inspectModel(file)).rejects.toMatchObject({ code: 'checkpoint-damaged' });
  });
});
