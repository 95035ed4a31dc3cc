/** Runs as they were recorded, made into a list of what a window shows of many. */
import path from 'node:path';
import { compareSettings, isRecorded } from '../../../../shared/runs/record/differing';
import type { RecordedRun } from '../../../../shared/runs/record/joined';
import type { PlacedRun } from '../../../../shared/runs/record/lineage';
import type { Sparkline } from '../../../../shared/runs/record/sparkline';
import { visible, visibleIn } from '../../../../shared/values/visible';
import { shownNotes } from '../writeNotes';
import type { IndexedRun, Listing } from './messages';

/** A run of a list, with the curve of its loss. */
export interface ListedRun extends PlacedRun {
  readonly curve: Sparkline | null;
}

/** What the runs are, and in what they differ. Text from their files is made visible; their folders are left as they are. */
export function listing(found: readonly ListedRun[]): Listing {
  const { differing, same, common, partial } = compareSettings(found.map(({ run }) => run));
  const own = [...differing, ...partial];
  return {
    runs: found.map(({ run, folder, curve }, at) => ({
      ...shownRun(run),
      ...shownNotes(run),
      folder,
      curve,
      isRecorded: isRecorded(run),
      name: visible(run.folder === '.' ? path.basename(folder) : run.folder),
      settings: visibleIn(
        Object.fromEntries(
          own.flatMap(({ name, values }) => {
            const value = values[at];
            return value === undefined ? [] : [[name, value]];
          }),
        ),
      ),
    })),
    differing: differing.map(({ name }) => visible(name)),
    same,
    common: visibleIn(common),
  };
}

const shownRun = (
  run: RecordedRun,
): Omit<IndexedRun, 'folder' | 'name' | 'settings' | 'curve' | 'isRecorded' | 'tags' | 'note'> =>
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
