/** What a start would do, and what the host answers: asked again whenever the order changes. */
import { useEffect, useMemo, useState } from 'react';
import type { HostAnswers } from '../../shared/hosts/answers';
import type { ListedHost, RunOrder, RunPreview } from '../../shared/ipc/hosts';
import { jsonText } from '../../shared/json/write';
import { bridge } from '../bridge/bridge';
import { type Job, useJob } from '../kit/job';
import { ask } from '../store/ask';
import { fileOf } from '../store/documentState';
import { environmentNamed, useEnvironments } from '../store/environments';
import { useStore } from '../store/store';
import { useRun } from './store';
import { gpusText } from './words';

/** Reads the hosts again. */
export async function readHosts(): Promise<void> {
  const hosts = await ask(bridge?.hosts());
  if (hosts) useRun.setState({ hosts });
}

/** The hosts, read again when the window has the focus: their files are edited elsewhere. */
export function useHosts(): readonly ListedHost[] {
  useEffect(() => {
    const read = () => void readHosts();
    read();
    window.addEventListener('focus', read);
    return () => window.removeEventListener('focus', read);
  }, []);
  return useRun(({ hosts }) => hosts);
}

/** The environment of this machine that runs: the chosen one, or the one in use. */
export function useChosenEnvironment(): string | null {
  const chosen = useRun(({ environment }) => environment);
  const list = useEnvironments();
  const used = environmentNamed(list, list.inUse);
  if (chosen !== undefined) return chosen;
  return used?.host === null && used.interpreter !== null ? used.name : null;
}

/** What is asked for now. */
export function useOrder(): RunOrder {
  const { draft } = useStore(({ history }) => history.present);
  const document = useStore((state) => fileOf(state, state.history.present)?.grant ?? null);
  const environment = useChosenEnvironment();
  const { host, runs, name, resources } = useRun();
  return {
    draft,
    document,
    host,
    runs: runs?.grant ?? null,
    name,
    resources,
    environment,
  };
}

/** The questions to a host: since when they are asked, in ms since 1970, and what asks them again. */
export interface Asking extends Job<HostAnswers> {
  readonly since: number;
  ask(): void;
}

/** What the host answers; '' for `host` asks nothing. */
export function useAnswers(order: RunOrder, host: string): Asking {
  const [attempt, setAttempt] = useState(0);
  // The files that are looked for there are the draft's.
  const key = host === '' ? '' : `${attempt} ${jsonText(filesOf(order))}`;
  const job = useJob(host, key, (id) => bridge?.askHost({ job: id, order, again: attempt > 0 }));
  const gpus = job.value?.gpus;
  useEffect(() => {
    if (!gpus) return;
    const words = 'value' in gpus ? gpusText(gpus.value) : 'GPU not known';
    useRun.setState((state) => ({ gpus: { ...state.gpus, [host]: words } }));
  }, [host, gpus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other questions begin now.
  const since = useMemo(() => Date.now(), [host, key]);
  return { ...job, since, ask: () => setAttempt((before) => before + 1) };
}

const filesOf = ({ draft, environment }: RunOrder) => [
  draft.dataset,
  draft.model,
  draft.workflow,
  draft.overrides['test_data_file'] ?? null,
  environment,
];

/** What a start would do; '' for `host` asks nothing. */
export function usePreview(
  order: RunOrder,
  host: string,
  answers: HostAnswers | null,
  interpreter: string | null,
): Job<RunPreview> {
  const known = answers === null ? '' : answers.gpus.at;
  const key = host === '' ? '' : `${known} ${interpreter} ${jsonText(order)}`;
  return useJob(host, key, (job) => bridge?.previewRun({ job, order }));
}
