/** Modules that the first frame does not need: loaded on demand, or when the window is idle. */
import { useSyncExternalStore } from 'react';
import { useStore } from '../store/store';

export interface LazyModule<T> {
  /** What is loaded; undefined before. */
  loaded(): T | undefined;
  /** Loads it, once; a load that failed is tried again. */
  load(): Promise<T>;
  /** Calls `use` with it: at once where it is loaded, else as soon as it is. Reports a load that fails. */
  with(use: (module: T) => unknown): void;
  /** Calls back when it is loaded; returns the function that stops it. */
  onLoad(listener: () => void): () => void;
}

/** @param importModule a dynamic import, which the bundler puts into a separate file */
export function lazyModule<T>(importModule: () => Promise<T>): LazyModule<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | undefined;
  const listeners = new Set<() => void>();
  const load = () => {
    loading ??= importModule().then(
      (module) => {
        loaded = module;
        for (const listener of listeners) listener();
        return module;
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  return {
    loaded: () => loaded,
    load,
    with(use) {
      if (loaded === undefined) void load().then(use, reportLoadFailure);
      else use(loaded);
    },
    onLoad(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Shows and logs that a part of the window is missing; the rest of the window stays usable. */
export function reportLoadFailure(error: unknown): void {
  console.error('A module could not be loaded:', error);
  const why = error instanceof Error ? error.message : String(error);
  useStore.setState({
    problem: `Could not load part of the app: ${why}. Your work is saved; restart or reinstall Pinnboard.`,
  });
}

/** The module once it is loaded; does not load it. */
export const useLoaded = <T>({ onLoad, loaded }: LazyModule<T>): T | undefined =>
  useSyncExternalStore(onLoad, loaded);
