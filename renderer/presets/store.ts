/** What the sheet of presets shows; kept when it is closed, so that nothing typed in it is lost. */
import { create } from 'zustand';

export type Mode = 'view' | 'apply' | 'save' | 'edit' | 'compare';

/** What is said of a preset when it is saved or edited. */
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
  /** Keys of settings whose box the user turned: ticked ones out, paths in. */
  readonly turned: readonly string[];
}

export const NO_ABOUT: About = { name: '', description: '', author: '', source: '' };
export const NEW_FORM: SaveForm = { ...NO_ABOUT, forTarget: true, forWorkflow: false, turned: [] };

/** The request's own place among the presets that are compared. */
export const REQUEST = 'request';

export interface PresetsState {
  readonly query: string;
  readonly mode: Mode;
  /** Id of the preset that is shown. */
  readonly selected: string | null;
  /** Ids of those to be applied, the one on top last. */
  readonly layers: readonly string[];
  /** Values that were set by hand give way. */
  readonly replace: boolean;
  /** The request goes to the target and workflow that they were made for. */
  readonly switching: boolean;
  readonly form: SaveForm;
  readonly edited: About;
  readonly compared: { readonly a: string; readonly b: string };
  /** What was done last, and how to take it back. */
  readonly said: string;
  readonly takeBack: (() => Promise<void>) | null;
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
  said: '',
  takeBack: null,
  problem: null,
}));
