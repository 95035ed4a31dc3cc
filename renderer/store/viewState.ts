/** The part of the store that says what the window shows; no step of undo. */
import type { Recent } from '../../shared/ipc/contract';
import type { Theme } from '../../shared/ipc/theme';
import type { EditorDocument } from './document';

export const TABS = [
  'findings',
  'diff',
  'payload',
  'params',
  'used-values',
  'explain',
  'export',
] as const;
export type Tab = (typeof TABS)[number];

/** Which rows the form shows: those that reach the run, all, or those that are set, have findings or differ. */
export type Filter = 'reaches' | 'all' | 'set' | 'findings' | 'differs';

/** A step that was applied by name, so that it can be taken back by name while it is the last one. */
export interface Applied {
  readonly label: string;
  /** The document after the step. */
  readonly editorDocument: EditorDocument;
}

/** The question for the target of the document. */
export interface TargetQuestion {
  /** Goes on with the chosen one. */
  readonly choose: (target: string) => void;
  /** There is a document to return to. */
  readonly mayCancel: boolean;
}

export type Place = 'form' | 'plan' | 'sweep' | 'runs' | 'environments';

export type OverlayName =
  | 'palette'
  | 'shortcuts'
  | 'safe-fixes'
  | 'reference'
  | 'export'
  | 'import'
  | 'presets'
  | 'upgrade'
  | 'sweep-write'
  | 'add-environment'
  | 'model'
  | 'prepare'
  | 'run';

/** What Run setup sets; each has its control in the popover. */
export const RUN_SETUP_FIELDS = [
  'workflow',
  'entry_point',
  'target',
  'profile',
  'cli_defaults',
] as const;
export type RunSetupField = (typeof RUN_SETUP_FIELDS)[number];

export interface ViewState {
  /** The target that new configurations are for; null before the user chose one. */
  readonly rememberedTarget: string | null;
  /** Asked in place of the window; null when it is known. */
  readonly targetQuestion: TargetQuestion | null;
  /** The form with its results, what the run will do, a sweep over it, runs, or the installed PtychoPINNs. */
  readonly place: Place;
  readonly tab: Tab;
  /** In a narrow window the result column lies over the form, while it is open. */
  readonly panelOpen: boolean;
  readonly filter: Filter;
  readonly query: string;
  /** Name of the form row that has, or last had, the focus. */
  readonly activeRow: string | null;
  /** Key of the finding that is selected, on its row and in the panel; see `selectedFinding.ts`. */
  readonly finding: string | null;
  /** Parts of the tabs that are folded, by title. */
  readonly folded: { readonly [part: string]: boolean };
  /** The control that Run setup opened at; null while it is closed. */
  readonly runSetup: RunSetupField | null;
  /** The open dialog, if any. */
  readonly overlay: OverlayName | null;
  readonly theme: Theme;
  readonly recents: readonly Recent[];
  /** News for the footer (aria-live polite), which shows it for a few seconds. */
  readonly status: string;
  /** When the document was last autosaved, to the minute: ms since 1970, or null. */
  readonly autosavedAt: number | null;
  /** What the status speaks of when it says that a fix was applied. */
  readonly applied: Applied | null;
  /** A problem that needs attention; shown until dismissed. */
  readonly problem: string | null;
  readonly notes: readonly string[];
  /** Problems with Pinnboard's own files; each is shown until dismissed. */
  readonly notices: readonly string[];
  /** How many unsaved documents of earlier sessions are not open. */
  readonly waiting: number;
}

export const VIEW_STATE: ViewState = {
  rememberedTarget: null,
  targetQuestion: null,
  place: 'form',
  tab: 'findings',
  panelOpen: false,
  filter: 'reaches',
  query: '',
  activeRow: null,
  finding: null,
  folded: {},
  runSetup: null,
  overlay: null,
  theme: 'system',
  recents: [],
  status: '',
  autosavedAt: null,
  applied: null,
  problem: null,
  notes: [],
  notices: [],
  waiting: 0,
};
