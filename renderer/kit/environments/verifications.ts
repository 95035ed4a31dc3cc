/** Verifications by environment: one that runs goes on while another view is shown. */
import { create } from 'zustand';
import { errorText } from '../../../shared/errors/words';
import type { Outcome } from '../../../shared/ipc/contract';
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

/** By what verifies: the name of an environment, '' for the Python that was chosen without one, `host:NAME`. */
export const useVerifications = create<{ readonly [of: string]: VerificationState }>()(() => ({}));

export const useVerification = (of: string): VerificationState =>
  useVerifications((all) => all[of] ?? NONE);

function set(of: string, change: Partial<VerificationState>): void {
  useVerifications.setState((all) => ({ [of]: { ...(all[of] ?? NONE), ...change } }));
}

/** Runs the installed factory on the configuration as it is now. Only ever called for a user's click. */
export const verify = (environment: string | null): Promise<void> =>
  verifyBy(environment ?? '', (job, draft) => bridge?.verify({ job, draft, environment }));

/** The same as `ask` does it. */
export async function verifyBy(
  of: string,
  ask: (job: number, draft: Draft) => Promise<Outcome<Verification>> | undefined,
): Promise<void> {
  const { draft } = useStore.getState().history.present;
  const job = newJob();
  const running = { job, since: Date.now(), imported: false };
  set(of, { problem: null, running });
  const stop = watchJob(job, (done) => {
    if (done > 0) set(of, { running: { ...running, imported: true } });
  });
  const outcome = await ask(job, draft);
  stop();
  if (outcome?.ok)
    set(of, { last: { draft, verification: outcome.value, at: Date.now() }, running: null });
  else
    set(of, {
      running: null,
      problem:
        outcome === undefined || outcome.error.code === 'cancelled'
          ? 'Cancelled.'
          : errorText(outcome.error),
    });
}

export function cancelVerification(of: string): void {
  const running = useVerifications.getState()[of]?.running;
  if (running) void bridge?.cancel(running.job);
}
