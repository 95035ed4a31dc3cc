/** The environments that there are, as main lists them. */
import { create } from 'zustand';
import type { Environment, EnvironmentList } from '../../shared/environments/environment';
import { errorText } from '../../shared/errors/words';
import type { Outcome } from '../../shared/ipc/contract';
import { bridge } from '../bridge/bridge';
import { ask } from './ask';
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

/** Notes the environment that new configurations are for; false when it could not be noted. */
export const switchEnvironment = (name: string | null): Promise<boolean> =>
  changeList(bridge?.switchEnvironment(name));

/** Takes the list that main answers with; a failure is reported in the window. False when it failed. */
export async function changeList(
  question: Promise<Outcome<EnvironmentList>> | undefined,
  report?: (problem: string) => void,
): Promise<boolean> {
  const list = await ask(question, report);
  if (list) take(list);
  return list !== undefined;
}

/** The environment of that name, if it is still there. */
export const environmentNamed = (
  { environments }: EnvironmentList,
  name: string | null,
): Environment | undefined => environments.find((environment) => environment.name === name);
