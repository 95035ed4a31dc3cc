/** Asking about many runs at once. */
import { type AppError, asAppError } from '../../../shared/errors/appError';
import type { Host } from '../../../shared/hosts/host';
import { connectRun } from './connectRun';
import { readJob } from './jobFile';
import { mirrorRun } from './mirror';

/** Looks at each run once. Returns what failed, in words; what was last seen of those runs stands. */
export async function mirrorAll(
  folders: readonly string[],
  hosts: readonly Host[],
): Promise<readonly string[]> {
  const byHost = new Map<string, string[]>();
  const problems = new Set<string>();
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      return true;
    } catch (error) {
      const known = asAppError(error);
      if (known === null) throw error;
      problems.add(known.message);
      return !UNANSWERED.includes(known.code);
    }
  };
  for (const folder of folders)
    await attempt(async () => {
      const host = (await readJob(folder))?.destination ?? '';
      byHost.set(host, [...(byHost.get(host) ?? []), folder]);
    });
  // A host that hangs keeps no other one waiting, and is not asked again for its next run.
  const ask = async (group: readonly string[]) => {
    for (const folder of group) if (!(await attempt(() => mirrorOnce(folder, hosts)))) return;
  };
  await Promise.all([...byHost.values()].map(ask));
  return [...problems];
}

const UNANSWERED: readonly AppError['code'][] = [
  'host-unreachable',
  'host-timed-out',
  'host-key-changed',
  'host-key-unknown',
  'host-wants-password',
  'run-host-unknown',
];

async function mirrorOnce(folder: string, hosts: readonly Host[]): Promise<void> {
  const connection = await connectRun(folder, hosts);
  await mirrorRun(folder, connection).finally(() => connection.close());
}
