/** Verifications by environment: one that runs goes on while another view is shown. */
import { create } from 'zustand';
import { errorText } from '../../../shared/errors/words';
import type { Draft } from '../../../shared/request/draft';
import type { Verification } from '../../../shared/verify/verification';
import { bridge } from '../../bridge/bridge';
import { useStore } from '../../store/store';
import { newJob, watchJob } from '../job';

export interface VerificationState {
  /** The last result, and the draft that was verified: the configuration may change afterwards. */
  readonly last: {
    readonly draft: Draft;
    readonly verification: Verification;
    readonly at: number;
  } | null;
  readonly problem: string | null;
  /** Null when none runs; times in ms since 1970. */
  readonly running: {
    readonly job: number;
    readonly since: number;
    readonly imported: boolean;
  } | null;
}

const NONE: VerificationState = { last: null, problem: null, running: null };

/** By name of the environment; '' is the Python that was chosen without one. */
export const useVerifications = create<{ readonly [environment: string]: VerificationState }>()(
  () => ({}),
);

export const useVerification = (environment: string | null): VerificationState =>
  useVerifications((all) => all[environment ?? ''] ?? NONE);

function set(environment: string | null, change: Partial<VerificationState>): void {
  const key = environment ?? '';
  useVerifications.setState((all) => ({ [key]: { ...(all[key] ?? NONE), ...change } }));
}

/** Runs the installed factory on the configuration as it is now. Only ever called for a user's click. */
export async function verify(environment: string | null): Promise<void> {
  const { draft } = useStore.getState().history.present;
  const job = newJob();
  const running = { job, since: Date.now(), imported: false };
  set(environment, { problem: null, running });
  const stop = watchJob(job, (done) => {
    if (done > 0) set(environment, { running: { ...running, imported: true } });
  });
  const outcome = await bridge?.verify({ job, draft, environment });
  stop();
  if (outcome?.ok)
    set(environment, {
      last: { draft, verification: outcome.value, at: Date.now() },
      running: null,
    });
  else
    set(environment, {
      running: null,
      problem:
        outcome === undefined || outcome.error.code === 'cancelled'
          ? 'Cancelled.'
          : errorText(outcome.error),
    });
}

export function cancelVerification(environment: string | null): void {
  const running = useVerifications.getState()[environment ?? '']?.running;
  if (running) void bridge?.cancel(running.job);
}
