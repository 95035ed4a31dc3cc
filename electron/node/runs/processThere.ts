/** The process of a run on another machine: whether it lives, and asking it to end. */
import type { Running } from '../../../shared/runs/status';
import type { Connection } from '../hosts/connection';
import type { StopSignal } from './process';

/** 4 on another machine than the run's, 3 where the process has ended; a number used again started at another time. */
const SCRIPT = `[ "$(uname -n)" = "$1" ] || exit 4
stat=$(sed 's/.*) //' "/proc/$2/stat" 2>/dev/null) || exit 3
case $stat in ''|Z*) exit 3 ;; esac
[ "$(echo "$stat" | cut -d ' ' -f 20)" = "$3" ] || exit 3
[ "$4" = 0 ] || kill -s "$4" -- "-$2"`;

/** Null where the connection leads to another machine than the run's, as behind a name that stands for several. */
export async function isAliveThere(
  running: Running,
  connection: Connection,
): Promise<boolean | null> {
  return aliveOf(await ask(running, '0', connection));
}

/** Signals the run's process group. False when it has ended; null as above. */
export async function signalThere(
  running: Running,
  signal: StopSignal,
  connection: Connection,
): Promise<boolean | null> {
  return aliveOf(await ask(running, signal.replace('SIG', ''), connection));
}

const aliveOf = (code: number): boolean | null => (code === 0 ? true : code === 3 ? false : null);

async function ask(
  { host, pid, started }: Running,
  signal: string,
  connection: Connection,
): Promise<number> {
  const words = ['sh', '-c', SCRIPT, 'sh', host, String(pid), started ?? '', signal];
  return (await connection.run(words)).code;
}
