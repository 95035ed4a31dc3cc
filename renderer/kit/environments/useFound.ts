/** Installed PtychoPINNs that main finds or that the user points to. */
import { useState } from 'react';
import type { FoundEnvironment } from '../../../shared/environments/environment';
import { errorText } from '../../../shared/errors/words';
import type { FoundEnvironments } from '../../../shared/ipc/environments';
import { bridge } from '../../bridge/bridge';
import { useEnvironments } from '../../store/environments';
import { type Job, newJob, useJob } from '../job';

export interface Found {
  readonly search: Job<FoundEnvironments>;
  /** Chosen and found ones that have no name yet; the chosen first, none twice. */
  readonly found: readonly FoundEnvironment[];
  /** Files are read of what was chosen. */
  readonly reading: boolean;
  /** Why what was chosen cannot be used. */
  readonly problem: string | null;
  /** Asks for a folder or an interpreter; null when nothing comes of it. */
  choose(what: 'folder' | 'python'): Promise<FoundEnvironment | null>;
  cancelReading(): void;
}

/** Begins to search at once. */
export function useFound(): Found {
  const search = useJob<FoundEnvironments>(
    'environments',
    'search',
    (job) => bridge?.findEnvironments(job),
    'The search was stopped.',
  );
  const [chosen, setChosen] = useState<readonly FoundEnvironment[]>([]);
  const [reading, setReading] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const known = useEnvironments(({ environments }) => environments);

  const choose = async (what: 'folder' | 'python') => {
    const job = newJob();
    setProblem(null);
    setReading(job);
    const outcome = await bridge?.chooseEnvironment({ what, job });
    setReading((current) => (current === job ? null : current));
    if (outcome && !outcome.ok) setProblem(errorText(outcome.error));
    const found = outcome?.ok ? outcome.value : null;
    if (found) setChosen((before) => [found, ...before.filter(({ path }) => path !== found.path)]);
    return found;
  };

  const all = [...chosen, ...(search.value?.found ?? [])];
  const found = all.filter(
    ({ path }, i) =>
      all.findIndex((other) => other.path === path) === i &&
      !known.some((environment) => environment.host === null && environment.path === path),
  );
  return {
    search,
    found,
    reading: reading !== null,
    problem,
    choose,
    cancelReading: () => {
      if (reading !== null) void bridge?.cancel(reading);
    },
  };
}
