/** State of the presets sheet; it survives closing, so that nothing typed is lost. */
import { create } from 'zustand';

export type Mode = 'view' | 'apply' | 'save' | 'edit' | 'compare';

/** Name, description, author and source of a preset while it is edited. */
export interface About {
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly source: string;
}

/** A preset to be saved from the request. */
export interface SaveForm extends About {
  readonly forTarget: boolean;
  readonly forWorkflow: boolean;
  /** Keys of settings whose checkbox the user toggled. */
  readonly turned: readonly string[];
}

export const NO_ABOUT: About = { name: '', description: '', author: '', source: '' };
export const NEW_FORM: SaveForm = { ...NO_ABOUT, forTarget: true, forWorkflow: false, turned: [] };

/** Id of the request among the presets to compare. */
export const REQUEST = 'request';

export interface PresetsState {
  readonly query: string;
  readonly mode: Mode;
  /** Id of the preset that is shown. */
  readonly selected: string | null;
  /** Ids of the presets to apply, highest priority last. */
  readonly layers: readonly string[];
  /** Presets replace the user's own settings. */
  readonly replace: boolean;
  /** The request is switched to the target and workflow of the presets. */
  readonly switching: boolean;
  readonly form: SaveForm;
  readonly edited: About;
  readonly compared: { readonly a: string; readonly b: string };
  /** The last action, and its undo. */
  readonly message: string;
  readonly undo: (() => Promise<void>) | null;
  readonly problem: string | null;
}

export const usePresets = create<PresetsState>()(() => ({
  query: '',
  mode: 'view',
  selected: null,
  layers: [],
  replace: false,
  switching: false,
  form: NEW_FORM,
  edited: NO_ABOUT,
  compared: { a: REQUEST, b: '' },
  message: '',
  undo: null,
  problem: null,
}));
