/** A temporary folder for one test file, with datasets that numpy writes and what numpy says of them. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JobContext } from '../../../electron/node/jobs/jobContext';
import { MemberCache } from '../../../electron/node/npz/memberCache';
import { OpenNpz } from '../../../electron/node/npz/openNpz';
import { type Plane, readPlane } from '../../../electron/node/pictures/plane';
import { folderFor } from '../../folders';
import { runPython } from '../../python';

export const folder = folderFor('pictures');

/** Makes any array a flat list for JSON: complex interleaved, NaN and infinities as JavaScript spells them. */
const PRELUDE = `
import json, numpy as np
def flat(a):
    a = np.ascontiguousarray(a)
    a = a.astype(complex).view(float) if np.iscomplexobj(a) else a.astype(float)
    names = {'nan': 'NaN', 'inf': 'Infinity', '-inf': '-Infinity'}
    return [names.get(str(v), v) for v in a.ravel().tolist()]
`;

/** Runs Python in the folder; returns what it prints, parsed as JSON. */
export function python(source: string): unknown {
  const program = `${PRELUDE}\n${source}\n`;
  const printed = runPython(['-c', program], folder);
  return printed === '' ? null : JSON.parse(printed);
}

/** Writes an npz with these members (Python expressions); returns its path. */
export function writeNpz(
  name: string,
  members: Readonly<Record<string, string>>,
  how: 'savez' | 'savez_compressed' = 'savez',
): string {
  const list = Object.entries(members).map(([array, source]) => `${array}=${source}`);
  python(`np.${how}(${JSON.stringify(name)}, ${list.join(', ')})`);
  return path.join(folder, name);
}

/** Writes bytes as a file; returns its path. */
export function writeBytes(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

export const unwatched = (): JobContext => ({
  signal: new AbortController().signal,
  progress: () => {},
});

/** Opens the file, works on it, and closes it. */
export async function using<T>(file: string, work: (npz: OpenNpz) => Promise<T>): Promise<T> {
  const npz = await OpenNpz.open(file, new MemberCache());
  try {
    return await work(npz);
  } finally {
    await npz.close();
  }
}

export const plane = (file: string, array: string, index = 0): Promise<Plane> =>
  using(file, (npz) => readPlane(npz, array, index, unwatched()));
