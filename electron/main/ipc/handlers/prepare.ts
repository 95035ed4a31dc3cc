/** Channels of the sheet _Prepare dataset_: its files, previews of a recipe, and the new files. */
import path from 'node:path';
import { dialog } from 'electron';
import { AppError, appErrorOf } from '../../../../shared/errors/appError';
import { encode } from '../../../../shared/ipc/wire';
import type { Recipe } from '../../../../shared/prepare/recipe';
import { readRecipe, recipeText } from '../../../../shared/prepare/recipeFile';
import { stemOf } from '../../../../shared/prepare/series';
import { visible } from '../../../../shared/values/visible';
import { writeFileAtomic } from '../../../node/files/atomicWrite';
import { isThere } from '../../../node/files/isThere';
import { datasetOfModel, probeIn } from '../../../node/prepare/modelProbe';
import { splitNames } from '../../../node/prepare/prepare';
import { readText } from '../../../node/session/openText';
import type { AppState } from '../../../node/state/appState';
import type { AppWindow } from '../../window/appWindow';
import { choose, chooseAll, chooseDestination, DATASETS, RECIPES, SOURCES } from '../dialogs';
import type { Handlers } from '../handle';
import { openRecentDataset } from './files';
import {
  chosenOf,
  chosenSources,
  filesOf,
  followLinks,
  nameBeside,
  noteLinks,
  oneOf,
  sourceBeside,
  sourceOf,
  wholeSeries,
} from './prepareSources';

export function prepareHandlers(state: AppState) {
  return {
    chooseSources: async (_nothing, window) => {
      const chosen = await chooseAll(window, state, {
        title: 'Prepare dataset',
        filters: SOURCES,
        properties: ['openFile', 'multiSelections'],
      });
      return chosen.length === 0 ? null : chosenSources(window, chosen);
    },
    wholeSeries: (grant, window) => wholeSeries(window, grant),
    textBeside: (grant, window) => sourceBeside(window, grant),
    chooseModelProbe: async ({ job }, window) => {
      const folder = await choose(window, state, {
        title: 'Choose model folder',
        properties: ['openDirectory'],
      });
      if (folder === null) return null;
      const dataset = await datasetOfModel(folder);
      const { files } = await window.preparer.open(job, [
        { path: dataset, series: null, allow: [] },
      ]);
      const [opened] = files;
      if (opened?.problem) throw appErrorOf(opened.problem);
      if (!opened?.file) throw new AppError('internal-error', {});
      return {
        source: sourceOf(window, { path: dataset, series: null }),
        ...probeIn(opened.file, folder),
      };
    },
    dropSources: (files, window) => chosenSources(window, files),
    openSources: async ({ job, sources }, window) => {
      const files = filesOf(window, sources);
      const { files: found, layouts } = await window.preparer.open(job, files);
      for (const [at, { path: file }] of files.entries())
        noteLinks(window, file, found[at]?.file ?? null);
      return encode({
        files: await Promise.all(
          files.map(async ({ path: file }, at) => ({
            ...chosenOf(sources[at] ?? '', file),
            file: found[at]?.file ?? null,
            problem: found[at]?.problem ?? null,
            oneOf: await oneOf(found[at]?.file ?? null),
          })),
        ),
        layouts,
        textBeside: await nameBeside(files, layouts),
      });
    },
    followLinks: (grant, window) => followLinks(window, grant),
    sourcePicture: async ({ job, sources, ...array }, window) =>
      window.preparer.picture(job, filesOf(window, sources), array),
    previewRecipe: async ({ job, sources, recipe, index }, window) =>
      window.preparer.preview(job, filesOf(window, sources), recipe, index),
    checkRecipe: async ({ job, sources, recipe }, window) =>
      window.preparer.check(job, filesOf(window, sources), recipe),
    saveRecipe: async ({ sources, recipe }, window) => {
      const [first] = filesOf(window, sources);
      const name = `${stemOf(first?.path ?? '')}.recipe.yaml`;
      const file = await chooseDestination(window, state, 'Save recipe', name, RECIPES);
      if (file === null) return null;
      await writeFileAtomic(file, recipeText(recipe));
      return file;
    },
    openRecipe: async (_nothing, window) => {
      const chosen = await choose(window, state, { title: 'Open recipe', filters: RECIPES });
      return chosen === null ? null : recipeIn(chosen);
    },
    writePrepared: ({ job, sources, recipe }, window) =>
      window.jobs.run(job, async (signal) => {
        const files = filesOf(window, sources);
        const output = await chooseDestination(
          ...([window, state, 'Write prepared dataset'] as const),
          ...([await freeName(files[0]?.path ?? ''), DATASETS] as const),
        );
        // The dialog has asked about the one file that it knows of.
        const others = recipe.split === null || output === null ? [] : splitNames(output);
        if (output === null || !(await mayReplace(window, others))) return { status: 'cancelled' };
        signal.throwIfAborted();
        const to = { output, replace: true };
        const { files: written } = await window.preparer.write(job, files, recipe, to);
        const validation = written.find(({ role }) => role === 'validation')?.path ?? null;
        if (validation !== null) window.session.allowValidation(validation);
        const first = written.find(({ role }) => role !== 'validation');
        if (!first) throw new AppError('internal-error', {});
        return {
          status: 'written',
          dataset: await openRecentDataset(window, state, first.path),
          validation,
          files: written.map(({ path: file, bytes }) => ({ path: file, bytes })),
        };
      }),
  } satisfies Partial<Handlers>;
}

/** Throws an `AppError` for a file without a valid recipe. */
async function recipeIn(file: string): Promise<Recipe> {
  const text = await readText(file, { limit: RECIPE_LIMIT, expected: 'recipe' });
  if (!text.ok) throw text.error;
  const reading = readRecipe(text.text);
  if (reading.ok) return reading.recipe;
  throw new AppError('recipe-invalid', {
    problems: reading.problems.map(({ message }) => message),
  });
}

/** A recipe has some hundred lines. */
const RECIPE_LIMIT = 1024 * 1024;

/** Asks before files are replaced that no dialog named. */
async function mayReplace({ browser }: AppWindow, files: readonly string[]): Promise<boolean> {
  const there = await Promise.all(files.map(isThere));
  const names = files.filter((_, at) => there[at]).map((file) => visible(path.basename(file)));
  if (names.length === 0) return true;
  const { response } = await dialog.showMessageBox(browser, {
    type: 'question',
    title: 'Pinnboard',
    message: `Replace ${names.join(' and ')}?`,
    detail: 'The folder has files of that name already.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** A name beside the source that no file has. */
async function freeName(source: string): Promise<string> {
  const [dir, name] = [path.dirname(source), stemOf(source)];
  for (let count = 1; ; count++) {
    const file = path.join(dir, `${name}_ptychopinn${count === 1 ? '' : `_${count}`}.npz`);
    if (!(await isThere(file))) return file;
  }
}
