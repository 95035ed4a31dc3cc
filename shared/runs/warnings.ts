/** What to know before a run is started, though nothing forbids it. */
import type { UnsupportedSetting } from '../exporters/format';
import type { RevisionThere } from '../hosts/answers';
import type { Plan } from '../plan/plan';
import { findTarget } from '../targets';
import { sizeText } from '../values/bytes';

export interface RunWarning {
  readonly id: 'inside-a-run' | 'disk-too-small' | 'other-revision' | 'conflicting-module';
  readonly text: string;
}

/** What was asked before the start; null for what is not known. */
export interface Asked {
  readonly host: string;
  readonly target: string;
  /** The folder of a run that holds the folder of runs. */
  readonly runAround: string | null;
  readonly disk: Plan['disk'];
  /** Free bytes where the run writes. */
  readonly free: number | null;
  readonly revision: RevisionThere | null;
  /** What the run's command cannot express. */
  readonly unsupported: readonly UnsupportedSetting[];
}

/** A sentence for each thing that may make the run fail or mix with another. */
export function runWarnings({ host, target, ...asked }: Asked): RunWarning[] {
  const { runAround, free, revision } = asked;
  const needed = neededBytes(asked.disk);
  const warnings: RunWarning[] = [];
  if (runAround !== null)
    warnings.push({
      id: 'inside-a-run',
      text: `${runAround} holds a run: this one would be a folder in its folder.`,
    });
  if (free !== null && needed > free)
    warnings.push({
      id: 'disk-too-small',
      text: `The run needs at least ${sizeText(needed)}, and ${sizeText(free)} are free on ${host}.`,
    });
  if (revision !== null && revision.target !== target) {
    const commit = findTarget(target)?.commit ?? null;
    const found = revision.revision?.slice(0, 7) ?? 'of no known revision';
    warnings.push({
      id: 'other-revision',
      text: `${revision.python} imports PtychoPINN ${found}${revision.modified === true ? ', changed' : ''}; the request is for ${target}${commit === null ? '' : ` (${commit.slice(0, 7)})`}.`,
    });
  }
  for (const { module, why, instead = '' } of asked.unsupported)
    if (module !== undefined && revision?.modules?.includes(module))
      warnings.push({
        id: 'conflicting-module',
        text: `${revision.python} has ${module}. ${why} ${instead}`.trimEnd(),
      });
  return warnings;
}

/** What a command cannot express in any case: a module beside it that was looked for is a warning, or is not there. */
export const unsupportedThere = (
  unsupported: readonly UnsupportedSetting[],
  revision: RevisionThere | null,
): UnsupportedSetting[] =>
  unsupported.filter(
    ({ module }) => module === undefined || revision === null || revision.modules === null,
  );

/** What is known of the disk that a run fills, in bytes. */
export const neededBytes = ({ all_checkpoints_bytes, ...disk }: Plan['disk']): number =>
  (all_checkpoints_bytes ?? disk.checkpoint_bytes ?? 0) +
  (disk.bundle_bytes ?? 0) +
  (disk.memory_map_bytes ?? 0) +
  (disk.log_bytes ?? 0);
