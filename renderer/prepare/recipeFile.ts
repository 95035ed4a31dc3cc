/** The recipe as a file, and as Python. */
import { pythonOf } from '../../shared/prepare/python';
import { bridge } from '../bridge/bridge';
import { ask } from '../store/ask';
import { copyText } from '../store/files';
import { useStore } from '../store/store';
import { setRecipe, usePrepare } from './store';
import { stemOf } from './texts';
import { sourcesNow } from './usePrepared';

export async function copyPython(): Promise<void> {
  const { recipe, sources } = usePrepare.getState();
  if (recipe === null) return;
  const paths = sources.map(({ path }) => path);
  const output = `${stemOf(sources[0]?.path ?? '')}_ptychopinn.npz`;
  await copyText(pythonOf(recipe, paths, output), 'Recipe copied as Python');
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
