/** Full disks, folders that may not be written and files that vanish: the file system's own errors, in words. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../../electron/node/files/atomicWrite';
import { Session } from '../../../electron/node/session/session';
import { Drafts, type SavedDraft } from '../../../electron/node/state/drafts';
import { changeText } from '../../../renderer/dataset/change';
import { EMPTY_SWEEP } from '../../../shared/sweep/sweep';
import { NPZ, pinnboard } from '../cli/run';

const folder = () => mkdtempSync(path.join(tmpdir(), 'pinnboard-lost-'));
const mounted: string[] = [];

/** A file system of 64 KB of its own; null where none may be mounted. */
function tinyDisk(options = 'size=64k'): string | null {
  const at = folder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at]);
  if (status !== 0) return null;
  mounted.push(at);
  return at;
}

const fill = (disk: string, leave: number): void => {
  const file = path.join(disk, 'filling');
  for (let size = 64 * 1024; size > leave; size -= 4096) {
    try {
      writeFileSync(file, Buffer.alloc(size - leave));
      return;
    } catch {
      rmSync(file, { force: true });
    }
  }
};

afterAll(() => {
  for (const at of mounted) spawnSync('umount', ['-l', at]);
});

const canMount = tinyDisk() !== null;
const payload = [
  'payload',
  'training',
  '--target',
  'adr-003',
  '--data',
  'train64.npz',
  '--out',
  'out',
];
const kept = (n_groups: number, size: number): SavedDraft => ({
  version: 4,
  saved: 1_700_000_000_000,
  typed: {},
  document: null,
  unsaved: true,
  origins: {},
  validation: null,
  sweep: EMPTY_SWEEP,
  sweepFiles: { datasets: [], models: [] },
  draft: {
    target: 'adr-003',
    workflow: 'training',
    dataset: null,
    model: null,
    output_dir: 'o'.repeat(size),
    overrides: { n_groups },
    execution: {},
    profile: null,
    cli_defaults: false,
    acknowledgements: [],
  },
});

describe.skipIf(!canMount)('a full disk (mounting one needs root)', () => {
  it('is said by the command line, and the file that is there stays', async () => {
    const disk = tinyDisk() ?? '';
    const file = path.join(disk, 'a.json');
    writeFileSync(file, 'old');
    fill(disk, 4096);
    const { code, err } = await pinnboard([...payload, '--set', 'n_groups=8', '-o', file]);
    expect(err).toContain(`${file} cannot be written: the disk is full`);
    expect(code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(disk).sort()).toEqual(['a.json', 'filling']);
  });

  it('that takes a part of the file leaves the old one whole', async () => {
    const disk = tinyDisk('size=16k') ?? '';
    const file = path.join(disk, 'a.json');
    await writeFileAtomic(file, 'old');
    await expect(writeFileAtomic(file, 'new'.repeat(10_000))).rejects.toThrow('the disk is full');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(disk)).toEqual(['a.json']);
  });

  it('stops a sweep, which goes on once there is room', async () => {
    const disk = tinyDisk('size=512k') ?? '';
    const description = path.join(folder(), 'study.json');
    const base = {
      target: 'adr-003',
      workflow: 'training',
      train_data_file: path.join(NPZ, 'train64.npz'),
      output_dir: 'out',
      overrides: { nphotons: 1e9 },
    };
    const values = Array.from({ length: 40 }, (_, i) => i + 2);
    writeFileSync(description, JSON.stringify({ base, axes: { n_groups: values } }));
    const out = path.join(disk, 'study');
    const { code, err } = await pinnboard(['sweep', description, '-o', out]);
    expect(err).toContain('the disk is full');
    expect(code).toBe(2);
    expect(readdirSync(disk)).toEqual(['study.unfinished']);
    expect(spawnSync('mount', ['-o', 'remount,size=16m', disk]).status).toBe(0);
    const again = await pinnboard(['sweep', description, '-o', out]);
    expect(again.err).not.toContain('error');
    expect(readdirSync(disk)).toEqual(['study']);
    expect(readdirSync(path.join(out, 'points'))).toHaveLength(40);
  });

  it('keeps the draft that was there, says why, and takes the next once there is room', async () => {
    const disk = tinyDisk() ?? '';
    const drafts = new Drafts(disk);
    expect(await drafts.keep('one', kept(1, 10))).toBeNull();
    fill(disk, 0);
    expect(await drafts.keep('one', kept(2, 30_000))).toMatchObject({
      code: 'write-failed',
      parameters: { errno: 'ENOSPC' },
    });
    expect((await new Drafts(disk).read('one'))?.draft.overrides.n_groups).toBe(1);
    expect((await new Drafts(disk).left()).ids).toEqual(['one']);
    rmSync(path.join(disk, 'filling'));
    expect(await drafts.keep('one', kept(3, 10))).toBeNull();
    expect((await new Drafts(disk).read('one'))?.draft.overrides.n_groups).toBe(3);
  });

  it('is told from a file system that may only be read', async () => {
    const disk = tinyDisk() ?? '';
    writeFileSync(path.join(disk, 'a.json'), 'old');
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const writing = writeFileAtomic(path.join(disk, 'a.json'), 'new');
    await expect(writing).rejects.toMatchObject({
      code: 'write-failed',
      parameters: { errno: 'EROFS' },
    });
    const { code, err } = await pinnboard([
      ...payload,
      '--set',
      'n_groups=8',
      '-o',
      path.join(disk, 'b.json'),
    ]);
    expect([code, err]).toEqual([2, expect.stringContaining('the file system is read-only')]);
    expect(readdirSync(disk)).toEqual(['a.json']);
  });
});

describe('a dataset that is open', () => {
  const opened = async () => {
    const share = path.join(folder(), 'share');
    mkdirSync(share);
    const file = path.join(share, 'scan.npz');
    copyFileSync(path.join(NPZ, 'train64.npz'), file);
    const session = new Session();
    return { share, file, session, dataset: await session.openDataset(file) };
  };

  it('is the same while nothing happens', async () => {
    const { session, dataset } = await opened();
    expect(changeText(dataset.reading, await session.look(dataset.grant))).toBeNull();
  });

  it('is told to be another one when the file is replaced', async () => {
    const { file, session, dataset } = await opened();
    copyFileSync(path.join(NPZ, 'train32.npz'), `${file}.next`);
    renameSync(`${file}.next`, file);
    const now = await session.look(dataset.grant);
    expect(changeText(dataset.reading, now)).toMatchObject({
      title: 'File changed on disk.',
      canReload: true,
    });
  });

  it('is told to be gone with its folder, and to be there again', async () => {
    const { share, file, session, dataset } = await opened();
    renameSync(share, `${share}-away`);
    const gone = await session.look(dataset.grant);
    expect(gone.status).toBe('missing');
    expect(changeText(dataset.reading, gone)?.details).toContain(`${file} does not exist`);
    renameSync(`${share}-away`, share);
    const back = await session.look(dataset.grant);
    expect(changeText(dataset.reading, back)).toBeNull();
    expect(changeText(gone, back)?.title).toBe('File available.');
  });

  it('is told to be half there while it is written anew', async () => {
    const { file, session, dataset } = await opened();
    writeFileSync(file, readFileSync(file).subarray(0, 3000));
    const now = await session.look(dataset.grant);
    expect(changeText(dataset.reading, now)?.title).toBe('File changed and cannot be read.');
  });
});
