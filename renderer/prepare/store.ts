/** What the sheet prepares: its files, the recipe as it is edited, and what is shown of it. No part of the document. */
import { create } from 'zustand';
import type { ChosenSource, SourceChoice } from '../../shared/ipc/prepare';
import type { Recipe } from '../../shared/prepare/recipe';

interface PrepareState {
  /** In the order in which the recipe counts them. */
  readonly sources: readonly ChosenSource[];
  /** Stacks of one folder of which the user is to choose one. */
  readonly choices: readonly SourceChoice[];
  /** What of a folder was left out, in sentences. */
  readonly notes: readonly string[];
  /** Grows when links are allowed: the files are then looked at again. */
  readonly attempt: number;
  /** The recipe as it is now; null until the files are read, and after other files were chosen. */
  readonly recipe: Recipe | null;
  /** The recipes before it, the latest last. */
  readonly past: readonly Recipe[];
  /** Which pattern is shown before and after. */
  readonly index: number;
  readonly log: boolean;
  readonly isTree: boolean;
}

/** Steps that can be undone. */
const MOST_PAST = 100;

export const usePrepare = create<PrepareState>()(() => ({
  sources: [],
  choices: [],
  notes: [],
  attempt: 0,
  recipe: null,
  past: [],
  index: 0,
  log: true,
  isTree: false,
}));

/** Other files: everything that was set is about those before. */
export const setSources = (sources: readonly ChosenSource[], notes: readonly string[] = []): void =>
  usePrepare.setState({
    ...{ sources, notes, choices: [] },
    ...{ recipe: null, past: [], index: 0, isTree: false },
  });

/** Changes the recipe, as one step that can be undone. */
export function setRecipe(recipe: Recipe): void {
  usePrepare.setState((state) => ({
    recipe,
    past:
      state.recipe === null || state.recipe === recipe
        ? state.past
        : [...state.past.slice(1 - MOST_PAST), state.recipe],
  }));
}

export const undoRecipe = (): void =>
  usePrepare.setState(({ recipe, past }) => ({
    recipe: past.at(-1) ?? recipe,
    past: past.slice(0, -1),
  }));
