/** Jobs of a worker thread: both sides, with messages that arrive in any order that two threads allow. */
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { JobWorker } from '../../../electron/node/jobs/jobWorker';
import { serveJobs } from '../../../electron/node/jobs/serve';
import { isCancelled } from '../../../shared/errors/appError';
import { interleave, seed } from '../renderer/interleaving/interleave';
import { begin, here, started, step, type Worker } from './threads';

vi.mock('node:worker_threads', () => import('./threads'));

const KINDS = [
  'at once',
  'in steps',
  /** Ends only when it is cancelled. */
  'endless',
  /** Does not look whether it was cancelled. */
  'deaf',
  /** Throws an error without a code. */
  'broken',
] as const;
const taskSchema = z.object({ id: z.number(), kind: z.enum(KINDS) });
type Task = z.infer<typeof taskSchema>;

const number = fc.constantFrom(1, 2, 3);
const actions = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('ask' as const),
        number,
        kind: fc.constantFrom(...KINDS),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), number }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
  ),
  { minLength: 2, maxLength: 9 },
);

interface Asked {
  readonly task: Task;
  readonly number: number;
  /** What may have ended it. */
  readonly ends: Set<'cancel' | 'close' | 'die'>;
  /** How often it was answered, and with what. */
  answers: PromiseSettledResult<unknown>[];
}

async function doTask({ id, kind }: Task, signal: AbortSignal): Promise<number> {
  if (kind === 'endless' && !signal.aborted) await once(signal, 'abort');
  for (let i = 0; i < 3 && kind !== 'at once'; i += 1) {
    if (kind !== 'deaf') signal.throwIfAborted();
    await step(`step ${i} of ${id}`);
  }
  if (kind === 'broken') throw new Error(`bug of ${id}`);
  return id;
}

it('each is answered once, with its own result or why there is none, and none is left running', () =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), actions, async (scheduler, list) => {
      const running = new Map<number, Worker | undefined>();
      /** Jobs that the cancellation reached before they were done. */
      const reached = new Set<number>();
      begin(scheduler, () =>
        serveJobs(async (raw, { signal }) => {
          const task = taskSchema.parse(raw);
          running.set(task.id, here());
          try {
            return { value: await doTask(task, signal) };
          } finally {
            if (signal.aborted) reached.add(task.id);
            running.delete(task.id);
          }
        }),
      );
      const worker = new JobWorker('worker.cjs', 'sweep', () => {});
      const asked: Asked[] = [];
      let closed: Worker | undefined;
      const open = () => asked.filter(({ answers }) => answers.length === 0);
      const act = {
        ask: (job: number, kind: Task['kind']) => {
          const task = { id: asked.length, kind };
          const one: Asked = { task, number: job, ends: new Set(), answers: [] };
          asked.push(one);
          worker.ask(job, task).then(
            (value) => one.answers.push({ status: 'fulfilled', value }),
            (reason) => one.answers.push({ status: 'rejected', reason }),
          );
          // Of a thread that died, which is not known yet.
          const thread = started.at(-1);
          if (thread?.ended && thread !== closed) one.ends.add('die');
        },
        cancel: (job: number) => {
          for (const one of open()) if (one.number === job) one.ends.add('cancel');
          worker.cancel(job);
        },
        close: () => {
          for (const one of open()) one.ends.add('close');
          closed = started.at(-1);
          void worker.close();
        },
        die: () => {
          const last = started.at(-1);
          if (!last || last.ended) return;
          for (const one of open()) one.ends.add('die');
          last.die();
        },
      };
      await interleave(
        scheduler,
        list.map((one) => ({
          label: JSON.stringify(one),
          do: () =>
            one.do === 'ask'
              ? act.ask(one.number, one.kind)
              : one.do === 'cancel'
                ? act.cancel(one.number)
                : act[one.do](),
        })),
      );
      await interleave(
        scheduler,
        [1, 2, 3].map((job) => ({ label: `cancel ${job}`, do: () => act.cancel(job) })),
      );
      for (const { task, ends, answers } of asked) {
        const [answer] = answers;
        expect(answers, `answers of ${task.id}`).toHaveLength(1);
        if (answer?.status === 'fulfilled') {
          expect(answer.value).toBe(task.id);
          expect(reached).not.toContain(task.id);
          expect(['broken', 'endless']).not.toContain(task.kind);
        } else if (isCancelled(answer?.reason)) {
          expect(ends.has('cancel') || ends.has('close')).toBe(true);
        } else if (answer?.reason.code === 'worker-stopped') {
          expect(ends).toContain('die');
        } else {
          expect(answer?.reason.message).toBe(`bug of ${task.id}`);
          expect(task.kind).toBe('broken');
        }
      }
      const left = [...running].filter(([, thread]) => !thread?.ended);
      expect(left.map(([id]) => id)).toEqual([]);
      expect(started.filter(({ ended }) => !ended).length).toBeLessThanOrEqual(1);
      await interleave(scheduler, [{ label: 'close', do: act.close }]);
      expect(started.filter(({ ended }) => !ended)).toEqual([]);
    }),
    seed(300),
  ));
