/** Long jobs in main: progress, cancelling, and only the latest answer counts. */

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { errorText } from '../../shared/errors/words';
import type { Outcome } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';

/** A job shorter than this shows no progress. */
const PATIENCE_MS = 150;

export interface Job<T> {
  /** The last answer; it stays until the next one arrives. */
  readonly value: T | null;
  readonly problem: string | null;
  readonly busy: boolean;
  /** Progress, 0 to 1, once the job has taken a while; null before. */
  readonly done: number | null;
  cancel(): void;
  retry(): void;
}

let jobs = 0;

/** A job number, unique in this window. */
export function newJob(): number {
  jobs += 1;
  return jobs;
}

const listeners = new Map<number, (done: number) => void>();
bridge?.onProgress(({ job, done, total }) => listeners.get(job)?.(total > 0 ? done / total : 0));

/** Calls back with the progress of a job, 0 to 1; returns the function that stops it. */
export function watchJob(job: number, listener: (done: number) => void): () => void {
  listeners.set(job, listener);
  return () => listeners.delete(job);
}

interface State<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly busy: boolean;
  readonly done: number | null;
}

/**
 * Asks again whenever `key` changes; '' asks nothing. Answers from before the last change of `scope` (another dataset)
 * are discarded. `cancelled` is the text after the user cancelled the job.
 */
export function useJob<T>(
  scope: string,
  key: string,
  ask: (job: number) => Promise<Outcome<T>> | undefined,
  cancelled = 'Cancelled.',
): Job<T> {
  const [state, setState] = useState<State<T>>({
    value: null,
    problem: null,
    busy: false,
    done: null,
  });
  const [attempt, setAttempt] = useState(0);
  const askLatest = useEffectEvent(ask);
  const current = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another scope clears the state.
  useEffect(() => setState({ value: null, problem: null, busy: false, done: null }), [scope]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again.
  useEffect(() => {
    if (key === '') return;
    const job = newJob();
    current.current = job;
    setState((before) => ({ ...before, problem: null, busy: true, done: null }));
    // What is reported before progress is shown is shown then: a job may report no more.
    let last = 0;
    let isShown = false;
    listeners.set(job, (done) => {
      last = done;
      if (isShown) setState((before) => ({ ...before, done }));
    });
    const slow = setTimeout(() => {
      if (current.current !== job) return;
      isShown = true;
      setState((before) => ({ ...before, done: last }));
    }, PATIENCE_MS);
    const settle = (outcome: Outcome<T> | undefined) => {
      clearTimeout(slow);
      listeners.delete(job);
      if (current.current !== job || !outcome) return;
      current.current = null;
      if (outcome.ok) setState({ value: outcome.value, problem: null, busy: false, done: null });
      else
        setState((b) => ({
          ...b,
          problem: outcome.error.code === 'cancelled' ? cancelled : errorText(outcome.error),
          busy: false,
          done: null,
        }));
    };
    void askLatest(job)?.then(settle);
    return () => {
      clearTimeout(slow);
      listeners.delete(job);
      if (current.current === job) void bridge?.cancel(job);
    };
  }, [scope, key, attempt]);

  return {
    ...state,
    cancel: () => {
      if (current.current !== null) void bridge?.cancel(current.current);
    },
    retry: () => setAttempt((before) => before + 1),
  };
}
