/** What the sheet says. */

import type { GpuNow } from '../../shared/hosts/gpus';
import { type Host, reachWords } from '../../shared/hosts/host';
import { schedulerNamed } from '../../shared/hosts/schedulers';
import type { ListedHost, RunPreview } from '../../shared/ipc/hosts';
import type { Workflow } from '../../shared/request/request';
import { countedWithCommas } from '../../shared/values/counted';
import type { IconName } from '../kit/Icon';

/** `Slurm over ssh · A100 40 GB`; the GPUs are those of its file, or else those that the host named. */
export function hostLine({ host }: ListedHost, gpus: string | undefined): string {
  if (host === null) return 'its file cannot be used';
  const isHere = host.reach.kind === 'local' && host.scheduler === null;
  // The machine that submits jobs is not the one that runs them.
  const asked = host.scheduler === null ? gpus : undefined;
  const known = host.gpu ?? asked ?? (isHere ? 'GPU not asked' : null);
  return [...(isHere ? [] : [reachWords(host)]), ...(known === null ? [] : [known])].join(' · ');
}

/** What `nvidia-smi` lists, in words. */
export const gpusText = (gpus: readonly GpuNow[]): string =>
  gpus.length === 0 ? 'no GPU seen' : gpus.map(gpuText).join(', ');

const gpuText = ({ name, memory, busy }: GpuNow): string =>
  [
    name,
    ...(memory === null ? [] : [`${Math.round(memory / 1024)} GiB`]),
    ...(busy === null ? [] : [busy < 5 ? 'idle' : `${busy} % busy`]),
  ].join(' · ');

export function hostIcon({ host }: ListedHost): IconName {
  if (host === null) return 'triangle';
  if (host.scheduler !== null) return 'server';
  return host.reach.kind === 'ssh' ? 'terminal' : 'monitor';
}

/** The name of a host whose file cannot be used is that of the file. */
export const hostName = ({ host, id }: ListedHost): string => host?.name ?? id;

/** `training · 3,200 steps · ~9 min`. */
export function aboutText(workflow: Workflow, preview: RunPreview | null): string {
  const { steps = null, seconds = null } = preview?.plan ?? {};
  return [
    workflow,
    ...(steps === null ? [] : [countedWithCommas(steps, 'step')]),
    ...(seconds === null ? [] : [`~${Math.max(1, Math.round(seconds / 60))} min`]),
  ].join(' · ');
}

/** How the start of a run is called on a host. */
const startWord = (host: Host | null): string => {
  const by = host?.scheduler ?? null;
  return by === null ? 'Start' : `Submit to ${schedulerNamed(by).name}`;
};

/** The verified state that the button states. */
export type Verified = 'yes' | 'no' | 'failed';

/** The start's button: it says what was not verified, and ends with an ellipsis where a folder is asked for first. */
export function startLabel(host: Host | null, verified: Verified, asksFolder: boolean): string {
  const [verb] = startWord(host).split(' ');
  const words = {
    yes: startWord(host),
    no: `${verb} without verifying`,
    failed: `${verb} despite failed verification`,
  }[verified];
  return asksFolder ? `${words}…` : words;
}
