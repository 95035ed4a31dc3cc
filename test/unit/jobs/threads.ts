/**
 * Worker threads in one thread, in the place of `node:worker_threads`: messages arrive in order, each when fast-check's
 * scheduler releases it, and so does the exit of a thread.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import type { Scheduler } from 'fast-check';

const within = new AsyncLocalStorage<Worker>();

let scheduler: Scheduler;
let script = () => {};
/** All threads of a run, ended ones among them. */
export let started: Worker[] = [];

/** Threads run `next` from now on, their messages in the order of that scheduler. */
export function begin(order: Scheduler, next: () => void): void {
  scheduler = order;
  script = next;
  started = [];
}

/** The thread that calls. */
export const here = (): Worker | undefined => within.getStore();

/** What runs in a thread that has ended runs no further. */
export const step = async (label: string): Promise<void> => {
  const thread = here();
  await scheduler.schedule(Promise.resolve(), label);
  if (thread?.ended) await new Promise(() => {});
};

export class Worker extends EventEmitter {
  ended = false;
  readonly name = `thread ${started.length + 1}`;
  readonly inside = new EventEmitter();
  readonly postMessage = this.channel('to', (message) =>
    within.run(this, () => this.inside.emit('message', message)),
  );
  readonly answer = this.channel('from', (message) => this.emit('message', message));

  constructor() {
    super();
    started.push(this);
    within.run(this, script);
  }

  private channel(direction: string, arrive: (message: unknown) => void) {
    const sent: unknown[] = [];
    return (message: unknown): void => {
      sent.push(structuredClone(message));
      void scheduler.schedule(Promise.resolve(), `${direction} ${this.name}`).then(() => {
        const next = sent.shift();
        if (!this.ended) arrive(next);
      });
    };
  }

  async terminate(): Promise<void> {
    this.ended = true;
    await scheduler.schedule(Promise.resolve(), `exit of ${this.name}`);
    this.emit('exit');
  }

  /** An error that nothing in the thread catches. */
  die(): void {
    if (this.ended) return;
    this.ended = true;
    this.emit('error', new Error('out of luck'));
    void this.terminate();
  }
}

export const parentPort = {
  on: (event: string, listener: (message: unknown) => void) => here()?.inside.on(event, listener),
  postMessage: (message: unknown) => here()?.answer(message),
};
