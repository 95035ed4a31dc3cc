/**
 * The main process of interleaving tests. Questions arrive in order, as over IPC; answers, progress and the points of a
 * plan come when fast-check's scheduler releases them, so answers overtake each other.
 */
import type { Scheduler } from 'fast-check';
import type { Progress } from '../../../../shared/dataset/picture';
import { resolve } from '../../../../shared/factory';
import type { Resolution } from '../../../../shared/factory/resolution';
import { finding } from '../../../../shared/findings/factoryRules';
import type { Autosave, Bridge, Outcome } from '../../../../shared/ipc/contract';
import type { PointFacts } from '../../../../shared/ipc/sweep';
import { encode } from '../../../../shared/ipc/wire';
import { jsonText } from '../../../../shared/json/write';
import type { Draft } from '../../../../shared/request/draft';
import { planPoints } from '../../../../shared/sweep/plan/planPoints';
import type { SweepSpec } from '../../../../shared/sweep/sweep';
import type { Values } from '../../../../shared/values/value';
import { contextOf, Main, requestOf } from '../../../components/main';

/** Results per answer: fewer than most plans have. */
const PAGE = 2;

type Spec = Omit<SweepSpec, 'base'>;

interface Running {
  readonly job: number;
  cancelled: boolean;
}

const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
const CANCELLED: Outcome<never> = { ok: false, error: { code: 'cancelled', parameters: {} } };
export const BROKEN: Outcome<never> = {
  ok: false,
  error: { code: 'internal-error', parameters: {} },
};

/** What a point is resolved from: two plans have a point in common only if it has the same findings. */
export const pointKey = (draft: Draft, values: Values): string =>
  jsonText([draft.overrides, values]);
/** The same for the findings about all points. */
export const planKey = (draft: Draft, { axes, method }: Spec): string =>
  jsonText([draft.overrides, axes, method]);

const resolutions = new WeakMap<Draft, Resolution>();

/** What main makes of a draft. */
export function resolutionOf(draft: Draft): Resolution {
  const known = resolutions.get(draft) ?? resolve(requestOf(draft), contextOf(draft));
  resolutions.set(draft, known);
  return known;
}

class ScheduledMain {
  /** Every document that was sent to be saved, in order. */
  kept: Autosave[] = [];
  /** Jobs that nobody has cancelled and that are not done. */
  readonly running = new Set<Running>();
  /** Drafts that main fails to resolve. */
  fails: (draft: Draft) => boolean = () => false;
  private scheduler: Scheduler | null = null;
  /** Job of the last plan. */
  private planned: number | null = null;
  private readonly listeners: ((progress: Progress) => void)[] = [];

  /** Answers in the order of that scheduler from now on. */
  begin(scheduler: Scheduler, fails: (draft: Draft) => boolean = () => false): void {
    this.scheduler = scheduler;
    this.fails = fails;
    this.kept = [];
    this.running.clear();
    this.planned = null;
  }

  private later<T>(label: string, value: T): Promise<T> {
    // Scheduled without the value, which would fill the report of a failure.
    return (this.scheduler?.schedule(Promise.resolve(), label) ?? Promise.resolve()).then(
      () => value,
    );
  }

  private progress(job: number, done: number, total: number): void {
    void this.later(`progress of job ${job}`, null).then(() => {
      for (const listener of this.listeners) listener({ job, done, total });
    });
  }

  /** Does the steps of a job until it is cancelled; whether it did them all. */
  private async run(running: Running, steps: number, step: (i: number) => void): Promise<boolean> {
    this.running.add(running);
    for (let i = 0; i < steps && !running.cancelled; i += 1) {
      await this.later(`step ${i} of job ${running.job}`, null);
      if (running.cancelled) break;
      step(i);
      this.progress(running.job, i + 1, steps);
    }
    this.running.delete(running);
    return !running.cancelled;
  }

  private cancel(job: number): void {
    for (const running of this.running) if (running.job === job) running.cancelled = true;
  }

  private readonly base = new Main().bridge;

  readonly bridge: Bridge = {
    ...this.base,
    resolve: (draft) =>
      this.later('resolution', this.fails(draft) ? BROKEN : ok(encode(resolutionOf(draft)))),
    keep: (work) => {
      this.kept.push(work);
      return this.later('saved', ok(null));
    },
    exportPayload: () =>
      this.later('exported', ok({ status: 'saved', path: '/out/payload.json', bytes: 1 })),
    onProgress: (listener) => {
      this.listeners.push(listener);
      return () => {};
    },
    cancel: (job) => {
      this.cancel(job);
      return this.later(`cancelled ${job}`, ok(null));
    },
    sweep: {
      ...this.base.sweep,
      plan: async ({ job, draft, spec, from }) => {
        if (this.planned !== null && this.planned !== job) this.cancel(this.planned);
        this.planned = job;
        const plan = planPoints({ base: requestOf(draft), ...spec });
        const count = Math.min(plan.count - from, PAGE);
        const facts: PointFacts[] = [];
        const done = await this.run({ job, cancelled: false }, count, (i) => {
          const rules = [pointKey(draft, plan.valuesAt(from + i))];
          facts.push({ status: 'ready', errors: 0, warnings: 0, rules });
        });
        const about = finding('test-data-missing', ['n_groups'], planKey(draft, spec));
        const together = from + count < plan.count ? null : [about];
        return this.later(`plan ${job}`, done ? ok(encode({ facts, together })) : CANCELLED);
      },
      write: async ({ job }) => {
        const done = await this.run({ job, cancelled: false }, 3, () => {});
        return this.later(
          `write ${job}`,
          done
            ? ok({
                folder: '/out/study',
                files: [],
                ready: 1,
                crashing: 0,
                refused: 0,
                resumed: 0,
                aside: null,
              })
            : CANCELLED,
        );
      },
    },
  };
}

export const main = new ScheduledMain();
