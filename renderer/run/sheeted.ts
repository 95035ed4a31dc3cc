/** What the parts of the sheet share: the host, what it answers, and what a start would do. */
import type { Host } from '../../shared/hosts/host';
import type { ListedHost, RunOrder, RunPreview } from '../../shared/ipc/hosts';
import type { Job } from '../kit/job';
import { type Asking, useAnswers, useOrder, usePreview } from './usePreview';

export interface Sheeted {
  readonly listed: ListedHost;
  /** null where its file cannot be used. */
  readonly host: Host | null;
  readonly order: RunOrder;
  readonly answers: Asking;
  readonly preview: Job<RunPreview>;
}

/** null before the hosts are known. `python` is the one that was chosen without an environment. */
export function useSheeted(listed: ListedHost | null, python: string | null): Sheeted | null {
  const order = { ...useOrder(), host: listed?.id ?? '' };
  // Nothing is asked of a host whose file cannot be used.
  const host = listed?.host ?? null;
  const id = host === null ? '' : order.host;
  const answers = useAnswers(order, id);
  const preview = usePreview(order, id, answers.value, python);
  return listed && { listed, host, order, answers, preview };
}
