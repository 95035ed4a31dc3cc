/** The environments that there are, as main lists them. */
import { create } from 'zustand';
import type { EnvironmentList } from '../../shared/environments/environment';
import { errorText } from '../../shared/errors/words';
import { bridge } from '../bridge/bridge';
import { share } from './share';

interface Known extends EnvironmentList {
  /** Why the list cannot be read; null when it can. */
  readonly problem: string | null;
  /** Main has answered. */
  readonly isRead: boolean;
}

export const useEnvironments = create<Known>()(() => ({
  environments: [],
  inUse: null,
  problem: null,
  isRead: false,
}));

const take = (list: EnvironmentList): void =>
  useEnvironments.setState((known) => ({
    ...share(known, { ...known, ...list }),
    problem: null,
    isRead: true,
  }));

/** Reads the list again; what did not change keeps its identity. */
export async function readEnvironments(): Promise<void> {
  const outcome = await bridge?.environments();
  if (outcome?.ok) take(outcome.value);
  else if (outcome) useEnvironments.setState({ problem: errorText(outcome.error), isRead: true });
}
