/** What the sheet is set to; no part of the document. */
import { create } from 'zustand';
import { THIS_MACHINE, THIS_MACHINE_ID } from '../../shared/hosts/host';
import type { Resources } from '../../shared/hosts/resources';
import type { ChosenRuns, ListedHost } from '../../shared/ipc/hosts';

interface RunState {
  /** Id of the document that the rest is about. */
  readonly document: string;
  /** As main listed them last: this machine is always there. */
  readonly hosts: readonly ListedHost[];
  /** The GPUs that each host named when it was asked last, in words. */
  readonly gpus: { readonly [host: string]: string };
  /** Id of the chosen host. */
  readonly host: string;
  /** The folder of runs that the user chose; null for the one beside the document. */
  readonly runs: ChosenRuns | null;
  /** Begin of the run folder's name; null for the document's. */
  readonly name: string | null;
  /** What the user set in place of suggestions. */
  readonly resources: Partial<Resources>;
  /** Resources whose text is not understood. */
  readonly unread: readonly (keyof Resources)[];
  /** The environment of this machine; undefined for the one in use, null for the Python that was chosen without one. */
  readonly environment: string | null | undefined;
}

const OF_ONE_RUN = { name: null, resources: {}, unread: [] } as const;

export const useRun = create<RunState>()(() => ({
  document: '',
  hosts: [{ id: THIS_MACHINE_ID, host: THIS_MACHINE, file: null, problem: null }],
  gpus: {},
  host: THIS_MACHINE_ID,
  runs: null,
  environment: undefined,
  ...OF_ONE_RUN,
}));

/** The resources of one host say nothing about another. */
export const chooseHost = (host: string): void =>
  useRun.setState({ host, resources: {}, unread: [] });

/** Forgets what was set for another document. */
export const beginRun = (document: string): void =>
  useRun.setState((state) => (state.document === document ? {} : { document, ...OF_ONE_RUN }));

/** Sets a resource; undefined takes the suggestion again, null is text that is not understood. */
export function setResource<Name extends keyof Resources>(
  name: Name,
  value: Resources[Name] | undefined,
  isUnread = false,
): void {
  useRun.setState(({ resources: { [name]: _, ...others }, unread }) => ({
    resources: value === undefined ? others : { ...others, [name]: value },
    unread: isUnread ? [...new Set([...unread, name])] : unread.filter((one) => one !== name),
  }));
}
