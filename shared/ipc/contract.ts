/**
 * The IPC contract. A channel is an entry here and a handler in main: the bridge and its types derive from `CHANNELS`.
 * Main parses every argument; results are data, errors among them (`Outcome`), never thrown objects.
 * The renderer refers to files by grant: an id of a file that the user opened.
 */

import { z } from 'zod';
import { COMMAND_IDS } from '../commands/commands';
import { type DatasetStats, statsRequestSchema } from '../dataset/arrayStats';
import type { DatasetReading } from '../dataset/facts';
import type { FileContext } from '../dataset/fileContext';
import type { InputChecks } from '../dataset/inputChecks';
import type { OutputReading } from '../dataset/outputFolder';
import {
  type Picture,
  type Positions,
  type Progress,
  pictureRequestSchema,
  positionsRequestSchema,
} from '../dataset/picture';
import type { ErrorData } from '../errors/codes';
import type { Resolution } from '../factory/resolution';
import { typedTextsSchema } from '../form/typedText';
import { gpuSchema } from '../plan/gpus';
import { type DrawnGroups, drawGroupsRequestSchema } from '../plan/groups/drawn';
import type { InputPattern } from '../plan/input/pattern';
import {
  inputChecksRequestSchema,
  inputPatternRequestSchema,
  patternSumsRequestSchema,
} from '../plan/input/question';
import type { PatternSums } from '../plan/scaling';
import type { PresetLibrary } from '../presets/library';
import { originsSchema } from '../presets/origins';
import { type Preset, presetSchema } from '../presets/preset';
import { provenanceSchema } from '../provenance/provenance';
import { draftSchema } from '../request/draft';
import { grantSchema } from '../request/grant';
import { sweepDraftSchema } from '../sweep/sweep';
import { findTarget } from '../targets';
import type { Upgrade } from '../upgrade/upgrade';
import type { Verification } from '../verify/verification';
import { channel, type ResultOf } from './channel';
import { ENVIRONMENT_CHANNELS } from './environments';
import { HOST_CHANNELS } from './hosts';
import {
  documentFileSchema,
  type OpenedDataset,
  type OpenedModel,
  type OpenedPayload,
  openedDatasetSchema,
  openedModelSchema,
  openedPayloadSchema,
} from './opened';
import { chosenSourcesSchema, PREPARE_CHANNELS } from './prepare';
import { RUN_CHANNELS } from './runs';
import { SWEEP_CHANNELS } from './sweep';
import { THEMES } from './theme';
import type { Encoded } from './wire';

/** The work of a window, as main keeps it against a crash. */
export const autosaveSchema = z.object({
  draft: draftSchema,
  typed: typedTextsSchema,
  /** The file that it is saved to; null before the first save. */
  document: grantSchema.nullable(),
  /** Something was set that no saved, exported or opened file holds. */
  unsaved: z.boolean(),
  /** Which presets filled in what. */
  origins: originsSchema.optional(),
  sweep: sweepDraftSchema,
  /** The sweep is in no file. */
  sweepUnsaved: z.boolean(),
  /** The question of main that this answers, when it asked for the document. */
  answers: z.number().int().optional(),
});
export type Autosave = z.infer<typeof autosaveSchema>;

/** What a crash or a closed window left: the draft with new grants. */
export const restoredSchema = z.object({
  draft: draftSchema,
  typed: typedTextsSchema,
  origins: originsSchema.optional(),
  sweep: sweepDraftSchema,
  dataset: openedDatasetSchema.nullable(),
  model: openedModelSchema.nullable(),
  file: documentFileSchema.nullable(),
  /** See `autosaveSchema`. */
  unsaved: z.boolean(),
  /** When it was saved, in ms since 1970; null where an earlier version did not say. */
  saved: z.number().nullable(),
});
export type Restored = z.infer<typeof restoredSchema>;

export const RECENT_KINDS = ['dataset', 'request', 'payload'] as const;

/** A file that was opened or saved lately. */
export const recentSchema = z.object({
  id: z.string(),
  kind: z.enum(RECENT_KINDS),
  name: z.string(),
  /** For display alone. */
  folder: z.string(),
});
export type Recent = z.infer<typeof recentSchema>;

/** A payload file that is only compared with: nothing of it is opened. */
export const comparedSchema = z.object({
  /** The same for the same path alone. */
  id: z.string(),
  name: z.string(),
  /** For display alone: it distinguishes files of the same name. */
  folder: z.string(),
  target: z.string(),
  workflow: z.string(),
  provenance: provenanceSchema,
});
export type Compared = z.infer<typeof comparedSchema>;

/**
 * A text file in another tool's form that the user chose, with grants for the files that it names: each as it is named
 * there, and what is there.
 */
export const openedTextSchema = z.object({
  name: z.string(),
  text: z.string(),
  dataset: z.object({ named: z.string(), opened: openedDatasetSchema }).nullable(),
  model: z.object({ named: z.string(), opened: openedModelSchema }).nullable(),
});
export type OpenedText = z.infer<typeof openedTextSchema>;

export const startupSchema = z.object({
  version: z.string(),
  /** What the command line asked to open, if anything. */
  dataset: openedDatasetSchema.nullable(),
  payload: openedPayloadSchema.nullable(),
  text: openedTextSchema.nullable(),
  source: chosenSourcesSchema.nullable(),
  /** Work that an earlier run or a crash of this window left. */
  restored: restoredSchema.nullable(),
  /** A file that was asked for and could not be opened, in words. */
  problem: z.string().nullable(),
  /** Files of the app's own that could not be read, each with what became of it. */
  notices: z.array(z.string()),
  /** How many unsaved documents of earlier sessions are not open. */
  waiting: z.number().int(),
  recents: z.array(recentSchema),
  theme: z.enum(THEMES),
  /** The GPUs that a plan can be for, the user's own among them. */
  gpus: z.array(gpuSchema).readonly(),
});
export type Startup = z.infer<typeof startupSchema>;

export const exportResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), path: z.string(), bytes: z.number() }),
  z.object({ status: z.literal('cancelled') }),
]);
export type ExportResult = z.infer<typeof exportResultSchema>;

/** A draft, and the file that it is saved to, if it has one. */
export const documentSchema = z.object({ draft: draftSchema, document: grantSchema.nullable() });

/** What became of a save, or of looking whether the file has changed; each after the user was asked where that is due. */
export const savedSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), file: documentFileSchema, path: z.string() }),
  /** The user wants what the file holds now. */
  z.object({ status: z.literal('reloaded'), payload: openedPayloadSchema }),
  /** The user keeps the window's version; the file holds another one, or is gone. */
  z.object({ status: z.literal('kept') }),
  z.object({ status: z.literal('same') }),
  z.object({ status: z.literal('cancelled') }),
]);
export type Saved = z.infer<typeof savedSchema>;

/** A draft to export in a format of `shared/exporters`; main writes the text itself. */
export const exportRequestSchema = z.object({
  draft: draftSchema,
  format: z.string(),
  /** Write `pinnboard_payload.py` beside it. */
  loader: z.boolean(),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** What became of `pinnboard_payload.py`: another file of that name may have been left as it is. */
export const LOADER_OUTCOMES = ['not asked', 'written', 'there already', 'left alone'] as const;

export const exportedAsSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('saved'),
    path: z.string(),
    bytes: z.number(),
    loader: z.enum(LOADER_OUTCOMES),
  }),
  z.object({ status: z.literal('cancelled') }),
]);
export type ExportedAs = z.infer<typeof exportedAsSchema>;

/** A file that was dropped, or opened from the list of recent ones. */
export const openedFileSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dataset'), dataset: openedDatasetSchema }),
  z.object({ kind: z.literal('payload'), payload: openedPayloadSchema }),
  z.object({ kind: z.literal('text'), text: openedTextSchema }),
  /** A preset, read and not saved. */
  z.object({ kind: z.literal('preset'), preset: presetSchema }),
  /** A file of another program, or a folder of such, to be prepared. */
  z.object({ kind: z.literal('source'), source: chosenSourcesSchema }),
]);
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** Where an error in the page came from. */
export const pageErrorSchema = z.object({
  where: z.enum(['error', 'rejection', 'render']),
  message: z.string().max(2000),
  stack: z.string().max(20_000),
});
export type PageError = z.infer<typeof pageErrorSchema>;

const nothing = z.undefined();
/** Where a dialog is to begin: a path that a text names. The dialog alone sees it; nothing there is read. */
const beginning = z.string().max(4096).optional();

/** Request and response channels, each with the schema of its argument and the type of its result. */
export const CHANNELS = {
  startup: channel(nothing).returns<Startup>(),
  chooseDataset: channel(beginning).returns<OpenedDataset | null>(),
  /** The dataset as it is on the disk now; read again only where it has changed. */
  lookAtDataset: channel(grantSchema).returns<DatasetReading>(),
  openExample: channel(nothing).returns<OpenedDataset>(),
  /** Sent by the preload alone, with a path that Electron read off a dropped file. */
  openDropped: channel(z.string().min(1)).returns<OpenedFile>(),
  picture: channel(pictureRequestSchema).returns<Picture>(),
  positions: channel(positionsRequestSchema).returns<Positions>(),
  /** The groups of a run on the dataset, and what follows from them. */
  drawGroups: channel(drawGroupsRequestSchema).returns<DrawnGroups>(),
  /** A pattern as the network's input: measured, predicted from probe and object. */
  inputPattern: channel(inputPatternRequestSchema).returns<InputPattern>(),
  /** Sums over each pattern, for the scaling constants; null where the patterns are no real stack. */
  patternSums: channel(patternSumsRequestSchema).returns<PatternSums | null>(),
  /** Tests of the network's input over a sample of patterns. */
  inputChecks: channel(inputChecksRequestSchema).returns<InputChecks>(),
  values: channel(statsRequestSchema).returns<DatasetStats | null>(),
  /** Ends a job; its question is answered with `cancelled`. */
  cancel: channel(z.number().int().nonnegative()).returns<null>(),
  chooseModel: channel(beginning).returns<OpenedModel | null>(),
  chooseOutput: channel(nothing).returns<string | null>(),
  /** What is in an output folder; null for one that the user neither chose nor opened in a file. */
  lookAtOutput: channel(z.string().max(4096)).returns<OutputReading | null>(),
  /** A `Resolution` as text, see `wire.ts`. */
  resolve: channel(draftSchema).returns<Encoded<Resolution>>(),
  /** What is known of the files of the draft, as the plan of its run reads it; a `FileContext` as text. */
  fileContext: channel(draftSchema).returns<Encoded<FileContext>>(),
  /** What the draft becomes for another target; an `Upgrade` as text. Nothing is changed. */
  upgrade: channel(
    z.object({ draft: draftSchema, to: z.string().refine((name) => findTarget(name)) }),
  ).returns<Encoded<Upgrade>>(),
  exportPayload: channel(draftSchema).returns<ExportResult>(),
  /** Writes the document to its file, or to one that the user chooses. */
  saveDocument: channel(documentSchema).returns<Saved>(),
  saveDocumentAs: channel(documentSchema).returns<Saved>(),
  /** What becomes of unsaved changes before a file is opened in their place; `name` is the file's. */
  askUnsaved: channel(
    documentSchema.extend({ typed: typedTextsSchema, name: z.string().max(4096) }),
  ).returns<'save' | 'discard' | 'cancel'>(),
  /** Whether another program changed or removed the file; the user is asked then. */
  checkDocument: channel(documentSchema).returns<Saved>(),
  /** What the file holds. */
  revertDocument: channel(grantSchema).returns<OpenedPayload>(),
  exportAs: channel(exportRequestSchema).returns<ExportedAs>(),
  /** A path for the payload to name; a file may then be read as the validation dataset. */
  choosePath: channel(z.enum(['file', 'folder'])).returns<string | null>(),
  /**
   * Asks whether a validation dataset that a path names may be read, or another in its place; its path then. A relative
   * path is looked for beside the dataset.
   */
  checkValidation: channel(
    z.object({ named: z.string().min(1).max(4096), dataset: grantSchema.nullable() }),
  ).returns<string | null>(),
  openText: channel(nothing).returns<OpenedText | null>(),
  /** A dataset, request, payload or other file of the user's choice. */
  openFile: channel(nothing).returns<OpenedFile | null>(),
  comparePayload: channel(nothing).returns<Compared | null>(),
  keep: channel(autosaveSchema).returns<null>(),
  /** Opens unsaved documents of earlier sessions, each in a window. */
  openWaiting: channel(nothing).returns<null>(),
  presets: channel(nothing).returns<PresetLibrary>(),
  /** Keeps a preset among the user's own, in the place of the one of that id; its id. */
  savePreset: channel(
    z.object({ preset: presetSchema, id: z.string().nullable() }),
  ).returns<string>(),
  removePreset: channel(z.string()).returns<null>(),
  /** A preset's file of the user's choice, read and not saved. */
  importPreset: channel(nothing).returns<Preset | null>(),
  exportPreset: channel(presetSchema).returns<ExportResult>(),
  /** The folder that a team shares: asked for, or given up. True when it is another one now. */
  teamPresets: channel(z.enum(['choose', 'forget'])).returns<boolean>(),
  recents: channel(nothing).returns<Recent[]>(),
  openRecent: channel(z.string()).returns<OpenedFile>(),
  newWindow: channel(nothing).returns<null>(),
  closeWindow: channel(nothing).returns<null>(),
  setTheme: channel(z.enum(THEMES)).returns<null>(),
  /** The target that the user chose for new configurations; null before. */
  rememberedTarget: channel(nothing).returns<string | null>(),
  /** Remembers the target for new configurations of all windows; one that cannot be installed is not remembered. */
  rememberTarget: channel(z.string()).returns<null>(),
  /** The Python in which PtychoPINN is installed, as the user chose it; null before. */
  interpreter: channel(nothing).returns<string | null>(),
  /** Lets the user choose it, and remembers it; null when the user cancels. Nothing is run. */
  chooseInterpreter: channel(nothing).returns<string | null>(),
  /** Runs the factory of a named environment, or of the chosen Python, on a draft. Progress is 1 of 2 once PtychoPINN is imported. */
  verify: channel(
    z.object({
      job: z.number().int().nonnegative(),
      draft: draftSchema,
      environment: z.string().nullable(),
    }),
  ).returns<Verification>(),
  about: channel(nothing).returns<null>(),
  openLog: channel(nothing).returns<null>(),
  /** An error that nothing in the page caught, for the log. */
  reportError: channel(pageErrorSchema).returns<null>(),
  ...ENVIRONMENT_CHANNELS,
  ...RUN_CHANNELS,
  ...HOST_CHANNELS,
  ...PREPARE_CHANNELS,
  ...SWEEP_CHANNELS,
} as const;

export type Channel = keyof typeof CHANNELS;
export type Argument<C extends Channel> = z.infer<(typeof CHANNELS)[C]['argument']>;
export type Result<C extends Channel> = ResultOf<(typeof CHANNELS)[C]>;

/** The answer of a channel: errors are data. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ErrorData };

/** What main sends to a window of its own accord. */
export const menuEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), command: z.enum(COMMAND_IDS) }),
  /** A recent file to open. */
  z.object({ kind: z.literal('recent'), id: z.string() }),
  /** Asks for the document as it is now; `keep` answers. */
  z.object({ kind: z.literal('document'), question: z.number().int() }),
  /** The window has the focus again: other programs may have changed its file meanwhile. */
  z.object({ kind: z.literal('focus') }),
  /** How many unsaved documents of earlier sessions are not open now. */
  z.object({ kind: z.literal('waiting'), count: z.number().int() }),
  /** The target that new configurations are for now. */
  z.object({ kind: z.literal('target'), target: z.string() }),
  /** Groups were drawn, or patterns checked, that findings are about. */
  z.object({ kind: z.literal('groups') }),
  /** The list of environments has changed. */
  z.object({ kind: z.literal('environments') }),
  /** Something is new about runs. */
  z.object({ kind: z.literal('runs') }),
  /** A run to show. */
  z.object({ kind: z.literal('run'), run: z.string() }),
]);
export type MenuEvent = z.infer<typeof menuEventSchema>;

type Answer<C extends Channel> = Promise<Outcome<Result<C>>>;
type Call<C extends Channel> =
  undefined extends Argument<C>
    ? (argument?: Argument<C>) => Answer<C>
    : (argument: Argument<C>) => Answer<C>;

/** Each takes files that must come from a drop of the operating system; any other is rejected. */
type DropChannel = 'openDropped' | 'dropSources';

type SweepChannel = Extract<Channel, `sweep.${string}`>;

/** The channels of sweeps, as `bridge.sweep`. */
export type SweepBridge = {
  readonly [C in SweepChannel as C extends `sweep.${infer Method}` ? Method : never]: Call<C>;
};

/** What the preload exposes as `window.pinnboard`: a function for each channel, and the events of main. */
export type Bridge = {
  readonly [C in Exclude<Channel, SweepChannel | DropChannel>]: Call<C>;
} & {
  readonly openDropped: (file: File) => Answer<'openDropped'>;
  readonly dropSources: (files: readonly File[]) => Answer<'dropSources'>;
} & {
  readonly sweep: SweepBridge;
  /** Calls back while jobs run; returns the function that stops it. */
  readonly onProgress: (listener: (progress: Progress) => void) => () => void;
  /** Calls back for each event of main; returns the function that stops it. */
  readonly onMenu: (listener: (event: MenuEvent) => void) => () => void;
};

/** The channels that a page may use; the preload gets their names from main, so that it loads no schemas. */
export const PAGE_CHANNELS: readonly string[] = Object.keys(CHANNELS).filter(
  (name) => name !== 'openDropped' && name !== 'dropSources',
);
