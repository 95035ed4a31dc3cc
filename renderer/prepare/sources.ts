/** The files of the sheet: choosing, adding and removing them, and links that leave their folders. */
import type { ChosenSources, SourceChoice } from '../../shared/ipc/prepare';
import { bridge } from '../bridge/bridge';
import { newJob } from '../kit/job';
import { ask } from '../store/ask';
import { useStore } from '../store/store';
import { setRecipe, setSources, usePrepare } from './store';

/** Opens the sheet for these files, with the recipe that they had there last. */
export function prepareSources({ sources, choices, notes }: ChosenSources): void {
  const { sources: before } = usePrepare.getState();
  const isSame =
    before.length === sources.length && before.every(({ path }, at) => path === sources[at]?.path);
  // A sheet that was closed goes on where it was.
  if (!isSame || choices.length > 0) setSources(sources, notes);
  usePrepare.setState({ choices });
  useStore.setState({ overlay: 'prepare', status: '' });
}

/** Opens the sheet for files of the user's choice. */
export async function chooseAndPrepare(): Promise<void> {
  const chosen = await ask(bridge?.chooseSources());
  if (chosen) prepareSources(chosen);
}

/** Adds files of the user's choice to those that are prepared: positions beside patterns. */
export async function chooseMore(): Promise<void> {
  const chosen = await ask(bridge?.chooseSources());
  if (chosen) addSources(chosen);
}

/** Adds files behind those that are prepared: what the user changed of the recipe is kept. */
export function addSources({ sources: added, choices, notes }: ChosenSources): void {
  usePrepare.setState({ choices });
  const { sources, past } = usePrepare.getState();
  const others = added.filter(({ grant }) => !sources.some((one) => one.grant === grant));
  if (others.length === 0) return;
  const all = [...sources, ...others];
  if (past.length > 0) usePrepare.setState({ sources: all, notes });
  else setSources(all, notes);
}

/** Takes one of the stacks of a folder. */
export function takeChoice({ sources }: SourceChoice): void {
  const { notes } = usePrepare.getState();
  addSources({ sources: [...sources], choices: [], notes: [...notes] });
}

/** Goes on with the files that were there before. */
export const dropChoice = (): void => usePrepare.setState({ choices: [] });

/** Prepares all the numbered files that one of them was chosen of. */
export async function takeWholeSeries(grant: string): Promise<void> {
  const whole = await ask(bridge?.wholeSeries(grant));
  const { sources } = usePrepare.getState();
  if (whole) setSources(sources.map((one) => (one.grant === grant ? whole : one)));
}

/** Adds the text file beside the patterns. */
export async function takeTextBeside(): Promise<void> {
  const [only] = usePrepare.getState().sources;
  const text = only && (await ask(bridge?.textBeside(only.grant)));
  if (text) addSources({ sources: [text], choices: [], notes: [...usePrepare.getState().notes] });
}

/**
 * Takes the probe that a network of the user's choice was trained with. It is resampled where both pixels are known.
 * @param hasPixel the recipe gives the object's pixel
 */
export async function chooseModelProbe(hasPixel: boolean): Promise<void> {
  useStore.setState({ problem: null });
  const chosen = await ask(bridge?.chooseModelProbe({ job: newJob() }));
  const { recipe, sources } = usePrepare.getState();
  if (!chosen || recipe === null) return;
  const { source, path, pixel } = chosen;
  const at = sources.findIndex((one) => one.path === source.path);
  if (at < 0) usePrepare.setState({ sources: [...sources, source] });
  setRecipe({
    ...recipe,
    probe: {
      array: { file: (at < 0 ? sources.length : at) + 1, path },
      steps: [],
      ...(pixel === null || !hasPixel ? {} : { pixel: { value: pixel, unit: 'm' } }),
    },
  });
}

export function removeSource(grant: string): void {
  const { sources } = usePrepare.getState();
  setSources(sources.filter((one) => one.grant !== grant));
}

/** Asks whether the links of a file may be followed, and looks at the files again when they may. */
export async function followLinks(file: number): Promise<void> {
  const source = usePrepare.getState().sources[file];
  if (!source) return;
  if (await ask(bridge?.followLinks(source.grant)))
    usePrepare.setState(({ attempt }) => ({ attempt: attempt + 1 }));
}
