import type { Connection } from './connection';
import { LocalConnection } from './local';
import { SshConnection } from './ssh';

/** What of a host says how it is reached. */
interface Reachable {
  readonly name: string;
  readonly reach:
    | { readonly kind: 'local' }
    | { readonly kind: 'ssh'; readonly destination: string };
}

/** Nothing is asked of the host before the first call. Throws `host-destination-invalid`. */
export const connect = ({ name, reach }: Reachable): Connection =>
  reach.kind === 'local' ? new LocalConnection(name) : new SshConnection(name, reach.destination);
