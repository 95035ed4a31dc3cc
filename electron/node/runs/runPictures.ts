/** The pictures in the folder of a run, and in those of inferences below it. */
import path from 'node:path';
import type { ArrayFacts } from '../../../shared/dataset/facts';
import { AppError } from '../../../shared/errors/appError';
import type { FoundPicture } from '../../../shared/runs/compare/pictures';
import { readDataset } from '../dataset/read';
import { openRegularFile } from '../dataset/regularFile';
import { baseName, type RunFiles } from './readers/reader';

/** Pictures of one run that are listed, and files that are looked into for them. */
const MOST_PICTURES = 200;
const MOST_FILES = 50;
/** Fewer pixels along a side are no picture. */
const LEAST_SIDE = 16;

/** What a run reads, and what PtychoPINN keeps for itself: no results. */
const NOT_RESULTS = /(?:^|\/)(?:barycentric_workspace|memmap|scans)\//;
const INPUTS: ReadonlySet<string> = new Set(['diffraction', 'diff3d', 'xcoords', 'ycoords']);

/** @param runs the run itself and those below it; names of files are relative to `folder` */
export async function runPictures(
  folder: string,
  runs: readonly RunFiles[],
): Promise<FoundPicture[]> {
  const files = runs.flatMap((run) => {
    const below = path.relative(folder, run.folder).split(path.sep).join('/');
    return run.files.map((file) => (below === '' ? file : `${below}/${file}`));
  });
  const results = files.filter((file) => !NOT_RESULTS.test(file));
  const images = results
    .filter((file) => file.endsWith('.png'))
    .map((file): FoundPicture => {
      const name = nameOf(file);
      return { name, file, array: null, part: 'values', isPhase: /phase/i.test(name) };
    });
  const arrays: FoundPicture[] = [];
  for (const file of results.filter((one) => one.endsWith('.npz')).slice(0, MOST_FILES))
    arrays.push(...(await arraysOf(folder, file)));
  return [...arrays, ...images].slice(0, MOST_PICTURES);
}

/** Of MLflow's artifacts with their epoch; else the bare name: other runs have other folders. */
const nameOf = (file: string): string => /\/artifacts\/(.+)$/.exec(file)?.[1] ?? baseName(file);

async function arraysOf(folder: string, file: string): Promise<FoundPicture[]> {
  const facts = await readDataset(path.join(folder, file));
  if (facts.status !== 'ok' || facts.arrays.some(({ name }) => INPUTS.has(name))) return [];
  return facts.arrays.filter(isPicture).flatMap((array): FoundPicture[] => {
    const name = `${nameOf(file)}: ${array.name}`;
    const picture = { file, array: array.name };
    return array.dtype.startsWith('complex')
      ? [
          { ...picture, name: `${name}, amplitude`, part: 'values', isPhase: false },
          { ...picture, name: `${name}, phase`, part: 'phase', isPhase: true },
        ]
      : [{ ...picture, name, part: 'values', isPhase: /phase|angle/i.test(array.name) }];
  });
}

/** A plane of numbers, with or without an axis of one channel. */
function isPicture({ name, dtype, shape }: ArrayFacts): boolean {
  const axes = shape.filter((side) => side !== 1);
  const isNumeric = /^(?:u?int\d+|float(?:16|32|64)|complex(?:64|128))$/.test(dtype);
  return isNumeric && axes.length === 2 && Math.min(...axes) >= LEAST_SIDE && !/probe/i.test(name);
}

/** Bytes and pixels of a PNG file that is shown. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_PIXELS = 40_000_000;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * The bytes of a PNG file whose header says a size that can be drawn. Throws an `AppError`.
 * @param at absolute @param file the same as it is shown
 */
export async function readPng(at: string, file: string): Promise<Uint8Array> {
  const opened = await openRegularFile(at);
  if (opened.status !== 'open') throw opened.error;
  const { handle, size } = opened;
  try {
    if (size > MOST_BYTES)
      throw new AppError('run-picture-too-large', {
        file,
        size: `${size} bytes`,
        limit: `${MOST_BYTES}`,
      });
    const bytes = Buffer.alloc(size);
    await handle.read(bytes, 0, size, 0);
    // Signature, length and name of the first chunk, then width and height (PNG 1.2, 11.2.2).
    if (
      size < 33 ||
      !bytes.subarray(0, 8).equals(SIGNATURE) ||
      bytes.toString('latin1', 12, 16) !== 'IHDR'
    )
      throw new AppError('run-picture-unreadable', { file });
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    if (width * height > MOST_PIXELS)
      throw new AppError('run-picture-too-large', {
        file,
        size: `${width}×${height} pixels`,
        limit: `${MOST_PIXELS}`,
      });
    return bytes;
  } finally {
    await handle.close();
  }
}
