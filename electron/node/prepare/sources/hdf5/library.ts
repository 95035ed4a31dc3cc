/** The HDF5 library in WebAssembly: with its plugins, errors that are thrown, and limits on memory and files. */
import { tmpdir } from 'node:os';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import type { AppError } from '../../../../../shared/errors/appError';
import type { Gate } from './gate';

export type Library = Awaited<typeof import('h5wasm/node').ready>;
export type Metadata = import('h5wasm/node').Metadata;

/**
 * A chunk that claims to be small may inflate to anything; beyond this, the library is out of memory. The largest
 * chunk takes half of it, with what it is inflated from and copied to.
 */
const MOST_MEMORY = 768 * 1024 * 1024;
const PAGE = 64 * 1024;
/** What C's `tmpfile` opens. */
const ERROR_FILE = /^\/tmp\/tmpfile_/;

let loading: Promise<Library> | undefined;

/** The library of this thread. It opens no file that the gate does not permit. @param plugins folder of the filters */
export function loadLibrary(gate: Gate, plugins: string): Promise<Library> {
  loading ??= load(gate, plugins);
  return loading;
}

/** Refuses every further file in this thread: after a crash the library is in no state to go on. */
export function abandonLibrary(crash: AppError): void {
  loading = Promise.reject(crash);
  loading.catch(() => {});
}

async function load(gate: Gate, plugins: string): Promise<Library> {
  limitMemory();
  const library = await silent(async () => (await import('h5wasm/node')).ready);
  library.activate_throwing_error_handler();
  while (library.get_plugin_search_paths().length > 0) library.remove_plugin_search_path(0);
  library.insert_plugin_search_path(plugins, 0);
  guardFiles(library, gate, plugins);
  return library;
}

/** Lets the library open what the gate permits, its plugins, and the file that it writes each error to. */
function guardFiles({ FS }: Library, gate: Gate, plugins: string): void {
  const [open, unlink] = [FS.open.bind(FS), FS.unlink.bind(FS)];
  const own = path.join(tmpdir(), `pinnboard-${process.pid}-${threadId}-`);
  const moved = (name: string) => name.replace(ERROR_FILE, own);
  let last: Parameters<typeof FS.close>[0] | undefined;
  FS.open = (name, flags, ...mode) => {
    if (ERROR_FILE.test(name)) {
      // It throws the error before it would close the file.
      if (last) FS.close(last);
      last = open(moved(name), flags, ...mode);
      return last;
    }
    const full = path.resolve(name);
    const isPlugin = full === plugins || path.dirname(full) === plugins;
    // An empty name is refused as a missing file is.
    return open(isPlugin || gate.permits(full) ? name : '', flags, ...mode);
  };
  FS.unlink = (name) => unlink(moved(name));
}

/** Loads what keeps `console.error` for what it has to say: it goes into the errors that are thrown, or is noise. */
async function silent<T>(load: () => Promise<T>): Promise<T> {
  const { error } = console;
  console.error = () => {};
  try {
    return await load();
  } finally {
    console.error = error;
  }
}

let refused = false;

/** Whether the library wanted more memory than it may have, since this was last asked. */
export function takeMemoryRefusal(): boolean {
  const was = refused;
  refused = false;
  return was;
}

/** Growing beyond the limit fails as it does when the system has no memory left. */
function limitMemory(): void {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function limited(pages: number): number {
    if (this.buffer.byteLength + pages * PAGE > MOST_MEMORY) {
      refused = true;
      // biome-ignore lint/plugin: as WebAssembly itself throws it.
      throw new RangeError('memory limit');
    }
    return grow.call(this, pages);
  };
}
