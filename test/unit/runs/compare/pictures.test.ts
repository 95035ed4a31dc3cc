/** The pictures that runs leave: which are listed, by which names, and what is not read. */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { comparedRunHandlers } from '../../../../electron/main/ipc/handlers/comparedRuns';
import { findRuns } from '../../../../electron/node/runs/findRuns';
import { idOf } from '../../../../electron/node/runs/followed';
import { PictureLists } from '../../../../electron/node/runs/pictureLists';
import { readPng, runPictures } from '../../../../electron/node/runs/runPictures';
import type { AppState } from '../../../../electron/node/state/appState';
import { AppError } from '../../../../shared/errors/appError';
import { shortNames } from '../../../../shared/runs/compare/names';
import { pictureNames } from '../../../../shared/runs/compare/pictures';
import { PYTHON } from '../../../python';

const RUNS = path.join(import.meta.dirname, '../../../runs');
const PNG = path.join(RUNS, 'inference-native/run/reconstructed_phase.png');

const folder = mkdtempSync(path.join(tmpdir(), 'pinnboard-pictures-'));
const out = path.join(folder, 'training/inference');

beforeAll(() => {
  cpSync(path.join(RUNS, 'native-finished/run'), path.join(folder, 'training'), {
    recursive: true,
  });
  cpSync(path.join(RUNS, 'inference-native/run'), out, { recursive: true });
  const staged = path.join(out, 'barycentric_workspace/staged');
  mkdirSync(staged, { recursive: true });
  const script = `
import numpy as np
plane = np.ones((40, 50))
np.savez(${JSON.stringify(path.join(out, 'reconstruction.npz'))}, amplitude=plane, phase=plane, line=plane[0], names=np.array(['a']))
np.savez(${JSON.stringify(path.join(out, 'recon.npz'))}, YY_pred=plane[None, :, :, None] * 1j, probe=plane)
np.savez(${JSON.stringify(path.join(out, 'data.npz'))}, diff3d=np.ones((3, 40, 40)), objectGuess=plane)
np.savez(${JSON.stringify(path.join(staged, 'copy.npz'))}, plane=plane)
`;
  execFileSync(PYTHON, ['-c', script]);
  symlinkSync(PNG, path.join(out, 'linked.png'));
});

it('are those of the inferences below a training, too; neither what a run reads nor what a link names', async () => {
  const training = path.join(folder, 'training');
  const pictures = await runPictures(training, (await findRuns(training)).runs);
  expect(pictures.map(({ name, file, isPhase }) => [name, file, isPhase])).toEqual([
    ['recon.npz: YY_pred, amplitude', 'inference/recon.npz', false],
    ['recon.npz: YY_pred, phase', 'inference/recon.npz', true],
    ['reconstruction.npz: amplitude', 'inference/reconstruction.npz', false],
    ['reconstruction.npz: phase', 'inference/reconstruction.npz', true],
    ['reconstructed_amplitude.png', 'inference/reconstructed_amplitude.png', false],
    ['reconstructed_phase.png', 'inference/reconstructed_phase.png', true],
  ]);
});

it('are listed when that is asked for, and not again for each picture that is read', async () => {
  const run = path.join(folder, 'once');
  cpSync(path.join(RUNS, 'inference-native/run'), run, { recursive: true });
  const lists = new PictureLists();
  const known = 'reconstructed_phase.png';
  expect(await lists.pathOf(run, known, null)).toBe(path.join(run, known));
  cpSync(PNG, path.join(run, 'later.png'));
  expect(await lists.pathOf(run, 'later.png', null)).toBeNull();
  await lists.read(run);
  expect(await lists.pathOf(run, 'later.png', null)).toBe(path.join(run, 'later.png'));
  expect(await lists.pathOf(run, '../training/wts.h5.zip', null)).toBeNull();
});

it('of several runs have one list of names, arrays that can be compared first', () => {
  const picture = (name: string, array: string | null) => ({
    ...{ name, array, file: name, part: 'values' as const, isPhase: false },
  });
  const [png, ours, alone] = [picture('a.png', null), picture('r: a', 'a'), picture('x: a', 'a')];
  expect(pictureNames([[png, ours], [png, ours, alone], [png]])).toEqual(['r: a', 'a.png', 'x: a']);
});

it('are shown without those of an inference whose folder is gone, or of a run that is not indexed', async () => {
  const training = path.join(folder, 'training');
  const gone = path.join(folder, 'gone');
  const known = [training, gone].map((at) => ({ folder: at, followed: null, indexed: null }));
  const shownWith = (history: () => Promise<object>) => {
    const findAny = (id: string) => known.find((run) => idOf(run.folder) === id);
    const state = { runs: { findAny, history } } as unknown as AppState;
    return comparedRunHandlers(state).runPictures(idOf(training));
  };
  const own = (await shownWith(() => Promise.reject(new AppError('run-gone', {})))).length;
  expect(own).toBeGreaterThan(0);
  const lineage = [{ kind: 'inference', of: gone, isThis: false }];
  expect(await shownWith(async () => ({ lineage }))).toHaveLength(own);
});

it('that are PNG files are given as they are', async () => {
  expect(Buffer.from(await readPng(PNG, 'a.png'))).toEqual(readFileSync(PNG));
});

it('that are no PNG files, or say a size that fills the memory, are refused in words', async () => {
  const write = (name: string, bytes: Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const png = readFileSync(PNG);
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(0xffff_ffff, 16);
  const refusals = [
    [write('text.png', Buffer.from('not a picture, but long enough for a header')), /no PNG file/],
    [write('short.png', png.subarray(0, 20)), /no PNG file/],
    [write('empty.png', Buffer.alloc(0)), /no PNG file/],
    [write('bomb.png', bomb), /4294967295×735 pixels; the limit/],
    [path.join(folder, 'none.png'), /none\.png/],
    [folder, /folder/],
  ] as const;
  for (const [file, words] of refusals)
    await expect(readPng(file, path.basename(file))).rejects.toThrow(words);
});

it('names of runs are short without what all of them have', () => {
  expect(shortNames(['runs/run1084_gs2_nph244k/run', 'runs/run1084_gs2_base/run'])).toEqual([
    'nph244k',
    'base',
  ]);
  expect(shortNames(['a/run', 'b'])).toEqual(['a', 'b']);
  expect(shortNames(['a/one', 'a/two', 'b/one'])).toEqual(['a/one', 'a/two', 'b/one']);
  // Nothing would be left of the first.
  expect(shortNames(['scan', 'scan_2'])).toEqual(['scan', 'scan_2']);
  expect(shortNames(['same', 'same'])).toEqual(['same', 'same']);
});
