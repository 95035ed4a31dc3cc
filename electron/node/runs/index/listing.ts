/** Runs as they were recorded, made into a list of what a window shows of many. */
import path from 'node:path';
import { compareSettings } from '../../../../shared/runs/record/differing';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import type { PlacedRun } from '../../../../shared/runs/record/lineage';
import { visible, visibleIn } from '../../../../shared/values/visible';
import type { IndexedRun, Listing } from './messages';

/** What the runs are, and in what they differ. Text from their files is made visible; their folders are left as they are. */
export function listing(found: readonly PlacedRun[]): Listing {
  const { differing, same } = compareSettings(found.map(({ run }) => run));
  return {
    runs: found.map(({ run, folder }, at) => ({
      ...shownRun(run),
      folder,
      name: visible(run.folder === '.' ? path.basename(folder) : run.folder),
      settings: visibleIn(
        Object.fromEntries(
          differing.flatMap(({ name, values }) => {
            const value = values[at];
            return value === undefined ? [] : [[name, value]];
          }),
        ),
      ),
    })),
    differing: differing.map(({ name }) => visible(name)),
    same,
  };
}

const shownRun = (run: RecordedRun): Omit<IndexedRun, 'folder' | 'name' | 'settings'> =>
  visibleIn({
    state: run.state,
    evidence: run.evidence,
    workflow: run.workflow,
    entryPoint: run.entry_point,
    revision: run.revision,
    startedAt: run.started,
    endedAt: run.ended,
    epoch: run.epochs_done,
    epochsAsked: run.epochs_asked,
    losses: run.losses,
    dataset: run.dataset,
    model: run.model?.path ?? null,
  });
