/** What starts a run, as a user could type it on this machine. */
import { quoted } from '../formats/commandLine';
import type { Host } from '../hosts/host';

/** The words that start it in its folder, over ssh where the host is behind it. */
export function shownCommand(
  { reach }: Pick<Host, 'reach'>,
  folder: string,
  words: readonly string[],
): string {
  const line = `cd ${quoted(folder)} && ${words.map(quoted).join(' ')}`;
  return reach.kind === 'ssh' ? `ssh ${quoted(reach.destination)} ${quoted(line)}` : line;
}
