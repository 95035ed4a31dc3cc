/** `--host NAME`, and the hosts of the user. */
import { type Host, THIS_MACHINE } from '../../shared/hosts/host';
import { Hosts } from '../node/hosts/store';
import type { Io } from './io';

/** The hosts whose files can be read. */
export async function knownHosts({ state }: Io): Promise<readonly Host[]> {
  const entries = await new Hosts(state ?? null).list();
  return entries.flatMap(({ host }) => (host === null ? [] : [host]));
}

/** The host of that name; this machine where none is given. Throws `name-unknown` and `host-invalid`. */
export async function hostNamed(name: string | undefined, { state }: Io): Promise<Host> {
  return name === undefined ? THIS_MACHINE : (await new Hosts(state ?? null).find(name)).host;
}
