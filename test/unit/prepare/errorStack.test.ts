/** The HDF5 library gives its errors as text alone: this fails where a new version words them otherwise. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  MEMORY_ERRORS,
  readErrorStack,
} from '../../../electron/node/prepare/sources/hdf5/errorStack';
import { Gate } from '../../../electron/node/prepare/sources/hdf5/gate';
import { loadLibrary } from '../../../electron/node/prepare/sources/hdf5/library';
import { readBytes } from '../../../electron/node/prepare/sources/hdf5/raw';
import { PYTHON } from '../../python';
import { sourcesWorker } from './sourcesWorker';

const { folder } = sourcesWorker();
const file = path.join(folder, 'failing.h5');
execFileSync(PYTHON, [
  '-c',
  `
import sys, zlib, h5py
with h5py.File(sys.argv[1], "w") as f:
    torn = f.create_dataset("torn", shape=(1, 64), dtype="u2", chunks=(1, 64), compression="gzip")
    torn.id.write_direct_chunk((0, 0), zlib.compress(bytes(128))[:8] + b"\\xff" * 40)
`,
  file,
]);

/** What the library throws when one number of a dataset is read. */
async function failure(dataset: string): Promise<string> {
  const gate = new Gate();
  const leave = gate.enter(file, []);
  const library = await loadLibrary(gate, path.join(folder, 'no plugins'));
  const id = library.open(file, library.H5F_ACC_RDONLY, false, -1, -1);
  try {
    const metadata = library.get_dataset_metadata(id, dataset);
    const box = (metadata.shape ?? []).map(() => ({ start: 0, count: 1 }));
    readBytes(library, { id, path: dataset, metadata }, box);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    library.close_file(id);
    leave();
  }
  throw new Error('It was read');
}

it('a damaged chunk is told by the innermost reason, and is no lack of memory', async () => {
  const { reason, isMemory } = readErrorStack(await failure('torn'));
  expect(isMemory).toBe(false);
  expect(reason).toBe('filter returned failure during read');
});

it('names of errors of memory are those of the library', () => {
  const library = fileURLToPath(import.meta.resolve('h5wasm/node'));
  // The bytes of WebAssembly, in a string of JavaScript.
  const text = readFileSync(path.join(path.dirname(library), 'hdf5_util.js'), 'latin1');
  const texts = text.replaceAll("\\'", "'");
  for (const name of MEMORY_ERRORS) expect(texts).toContain(name);
});

it('a stack whose error is one of memory is told by its name', () => {
  const stack = (minor: string) =>
    `  #000: H5D.c line 1 in H5Dread(): can't read data\n    major: Dataset\n    minor: Read failed\n  #001: H5MM.c line 2 in f(): no room\n    major: Resource unavailable\n    minor: ${minor}\n`;
  for (const name of MEMORY_ERRORS)
    expect(readErrorStack(stack(name))).toEqual({ reason: 'no room', isMemory: true });
  expect(readErrorStack(stack('Read failed'))).toEqual({ reason: 'no room', isMemory: false });
});

it('a text of another form is its own reason', () => {
  expect(readErrorStack('went wrong\nsomewhere')).toEqual({
    reason: 'went wrong',
    isMemory: false,
  });
});
