/** A part of the window that its first frame does not need: read when it is wanted, or once the window stands idle. */
import { useSyncExternalStore } from 'react';
import { useStore } from '../store/store';

export interface LazyModule<T> {
  /** The module; undefined before it is loaded. */
  now(): T | undefined;
  /** Reads it, once; a reading that failed is tried again. */
  read(): Promise<T>;
  /** Goes on with it: at once where it is there, else soon. Says so in the window when it cannot be read. */
  with(go: (part: T) => unknown): void;
  /** Calls back when it is there; returns the function that stops it. */
  onRead(listener: () => void): () => void;
}

/** @param load a dynamic import, which the bundler makes a file of its own */
export function lazyModule<T>(load: () => Promise<T>): LazyModule<T> {
  let there: T | undefined;
  let reading: Promise<T> | undefined;
  const listeners = new Set<() => void>();
  const read = async () => {
    try {
      reading ??= load();
      there = await reading;
    } catch (error) {
      reading = undefined;
      throw error;
    }
    for (const listener of listeners) listener();
    return there;
  };
  return {
    now: () => there,
    read,
    with(go) {
      if (there === undefined) void read().then(go, reportLoadFailure);
      else go(there);
    },
    onRead(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Says that a part of the window is missing; what stands in the window goes on without it. */
export function reportLoadFailure(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  useStore.setState({
    problem: `Could not load part of the app: ${why}. Your work is saved; restart or reinstall Pinnboard.`,
  });
}

/** The part once it is there; does not ask for it. */
export const useThere = <T>({ onRead, now }: LazyModule<T>): T | undefined =>
  useSyncExternalStore(onRead, now);
