/** The files of a sweep in the window: only those that the user opened are read. */

import { itemsOf } from '../../../shared/sweep/draft/list';
import type { SweepDraft } from '../../../shared/sweep/sweep';
import type { Grants } from '../grants/grants';

export interface SweepFiles {
  readonly datasets: readonly string[];
  readonly models: readonly string[];
}

/** The granted files in the sweep's text, to be granted again when the draft is restored. */
export function sweepFiles(
  sweep: SweepDraft,
  grants: Grants,
): { datasets: string[]; models: string[] } {
  const named = new Set(
    sweep.axes.flatMap((axis) =>
      axis.kind === 'list' ? itemsOf(axis.values, { kind: 'path' }).map(({ value }) => value) : [],
    ),
  );
  const given = (kind: 'dataset' | 'model') => grants.all(kind).filter((file) => named.has(file));
  return { datasets: given('dataset'), models: given('model') };
}

/** Grants them again. */
export function allowSweepFiles(files: SweepFiles | undefined, grants: Grants): void {
  for (const file of files?.datasets ?? []) grants.give('dataset', file);
  for (const folder of files?.models ?? []) grants.give('model', folder);
}
