/** The recipe as a file, and as Python. */

import type { OpenedSource } from '../../shared/ipc/prepare';
import { pythonOf } from '../../shared/prepare/python/script';
import { stemOf } from '../../shared/prepare/series';
import { usualKind } from '../../shared/prepare/source';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { copyText } from '../store/files';
import { useStore } from '../store/store';
import { setRecipe, usePrepare } from './store';
import { sourcesNow } from './usePrepared';

/** @param files as they were opened, in the order in which the recipe counts them */
export async function copyPython(files: readonly OpenedSource[]): Promise<void> {
  const { recipe } = usePrepare.getState();
  if (recipe === null) return;
  const named = files.map(({ path, name, file }) => ({
    path,
    kind: file?.kind ?? usualKind(name) ?? 'hdf5',
    series: file?.series ?? null,
  }));
  const first = files[0]?.path ?? '';
  const folder = first.slice(0, Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
  const output = `${folder}${stemOf(first)}_ptychopinn.npz`;
  await copyText(pythonOf(recipe, named, output), 'Recipe copied as Python');
}

export async function saveRecipe(): Promise<void> {
  const { recipe } = usePrepare.getState();
  if (recipe === null) return;
  const path = await ask(bridge?.saveRecipe({ sources: sourcesNow(), recipe }));
  if (path) useStore.setState({ problem: null, status: `Saved ${path}` });
}

/** Takes the recipe of a file for the files that are open. */
export async function openRecipe(): Promise<void> {
  const recipe = await ask(bridge?.openRecipe());
  if (recipe) setRecipe(recipe);
}
