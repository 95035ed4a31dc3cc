/**
 * The IPC contract: one entry a channel, with the zod schema of its argument and of its result.
 * Main parses every argument; results are data, errors among them (`Outcome`), never thrown objects.
 * The renderer names files by grant: an id that main gave it for a file that the user chose.
 */

import { z } from 'zod';
import { COMMAND_IDS } from '../commands/commands';
import {
  type DatasetStats,
  datasetStatsSchema,
  type StatsRequest,
  statsRequestSchema,
} from '../dataset/arrayStats';
import { type DatasetReading, datasetReadingSchema } from '../dataset/facts';
import {
  type Picture,
  type PictureRequest,
  type Positions,
  type PositionsRequest,
  type Progress,
  pictureRequestSchema,
  pictureSchema,
  positionsRequestSchema,
  positionsSchema,
} from '../dataset/picture';
import type { ErrorData } from '../errors/codes';
import type { Resolution } from '../factory/resolution';
import { typedTextsSchema } from '../form/typedText';
import { type PresetLibrary, presetLibrarySchema } from '../presets/library';
import { originsSchema } from '../presets/origins';
import { type Preset, presetSchema } from '../presets/preset';
import { provenanceSchema } from '../provenance/provenance';
import { type Draft, draftSchema } from '../request/draft';
import { grantSchema } from '../request/grant';
import { sweepDraftSchema } from '../sweep/draft/draft';
import {
  type OpenedDataset,
  type OpenedModel,
  type OpenedPayload,
  openedDatasetSchema,
  openedModelSchema,
  openedPayloadSchema,
} from './opened';
import { type PointFacts, SWEEP_CHANNELS } from './sweep';
import { THEMES, type Theme } from './theme';
import type { Encoded } from './wire';

/** The work of a window, as main keeps it against a crash. */
export const autosaveSchema = z.object({
  draft: draftSchema,
  typed: typedTextsSchema,
  /** Something was set that no exported or opened file holds. */
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
  /** See `keepSchema`. */
  unsaved: z.boolean(),
  /** When it was saved, in ms since 1970; null where an earlier version did not say. */
  saved: z.number().nullable(),
});
export type Restored = z.infer<typeof restoredSchema>;

/** A file that was opened lately. */
export const recentSchema = z.object({
  id: z.string(),
  kind: z.enum(['dataset', 'payload']),
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
 * there, and what stands there.
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
});
export type Startup = z.infer<typeof startupSchema>;

export const exportResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), path: z.string(), bytes: z.number() }),
  z.object({ status: z.literal('cancelled') }),
]);
export type ExportResult = z.infer<typeof exportResultSchema>;

/** A draft to hand over in a form of `shared/exporters`; main writes the text itself. */
export const exportRequestSchema = z.object({
  draft: draftSchema,
  format: z.string(),
  /** Write `pinnboard_payload.py` beside it. */
  loader: z.boolean(),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** What became of `pinnboard_payload.py`: another file of that name may have been left as it is. */
export const LOADER_OUTCOMES = ['not asked', 'written', 'there already', 'left alone'] as const;

export const handedOverSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('saved'),
    path: z.string(),
    bytes: z.number(),
    loader: z.enum(LOADER_OUTCOMES),
  }),
  z.object({ status: z.literal('cancelled') }),
]);
export type HandedOver = z.infer<typeof handedOverSchema>;

/** A file that was dropped, or opened from the list of recent ones. */
export const openedFileSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dataset'), dataset: openedDatasetSchema }),
  z.object({ kind: z.literal('payload'), payload: openedPayloadSchema }),
  z.object({ kind: z.literal('text'), text: openedTextSchema }),
  /** A preset, read and not saved. */
  z.object({ kind: z.literal('preset'), preset: presetSchema }),
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
const done = z.null();
/** Where a dialog is to begin: a path that a text names. The dialog alone sees it; nothing there is read. */
const beginning = z.string().max(4096).optional();

/** Request and response channels. */
export const CHANNELS = {
  'app:startup': { argument: nothing, result: startupSchema },
  'dataset:choose': { argument: beginning, result: openedDatasetSchema.nullable() },
  /** The dataset as it is on the disk now; read again only where it has changed. */
  'dataset:look': { argument: grantSchema, result: datasetReadingSchema },
  'dataset:example': { argument: nothing, result: openedDatasetSchema },
  /** Sent by the preload alone, with a path that Electron read off a dropped file. */
  'file:drop': { argument: z.string().min(1), result: openedFileSchema },
  'dataset:picture': { argument: pictureRequestSchema, result: pictureSchema },
  'dataset:positions': { argument: positionsRequestSchema, result: positionsSchema },
  'dataset:values': { argument: statsRequestSchema, result: datasetStatsSchema.nullable() },
  /** Ends a job; its question is answered with `cancelled`. */
  'dataset:cancel': { argument: z.number().int().nonnegative(), result: z.null() },
  'model:choose': { argument: beginning, result: openedModelSchema.nullable() },
  'output:choose': { argument: nothing, result: z.string().nullable() },
  /** A `Resolution` as text, see `wire.ts`. */
  'draft:resolve': { argument: draftSchema, result: z.string() },
  'payload:export': { argument: draftSchema, result: exportResultSchema },
  'request:export': { argument: draftSchema, result: exportResultSchema },
  'handover:save': { argument: exportRequestSchema, result: handedOverSchema },
  /** A path for the payload to name; a file may then be read as the validation dataset. */
  'path:choose': { argument: z.enum(['file', 'folder']), result: z.string().nullable() },
  /**
   * Asks whether a validation dataset that a path names may be read, or another in its place; its path then. A relative
   * path is looked for beside the dataset.
   */
  'validation:check': {
    argument: z.object({ named: z.string().min(1).max(4096), dataset: grantSchema.nullable() }),
    result: z.string().nullable(),
  },
  'text:open': { argument: nothing, result: openedTextSchema.nullable() },
  'payload:open': { argument: nothing, result: openedPayloadSchema.nullable() },
  'payload:compare': { argument: nothing, result: comparedSchema.nullable() },
  'draft:keep': { argument: autosaveSchema, result: done },
  /** Opens unsaved documents of earlier sessions, each in a window. */
  'draft:open-waiting': { argument: nothing, result: done },
  'presets:list': { argument: nothing, result: presetLibrarySchema },
  /** Keeps a preset among the user's own, in the place of the one of that id; its id. */
  'presets:save': {
    argument: z.object({ preset: presetSchema, id: z.string().nullable() }),
    result: z.string(),
  },
  'presets:remove': { argument: z.string(), result: done },
  /** A preset's file of the user's choice, read and not saved. */
  'presets:import': { argument: nothing, result: presetSchema.nullable() },
  'presets:export': { argument: presetSchema, result: exportResultSchema },
  /** The folder that a team shares: asked for, or given up. True when it is another one now. */
  'presets:team': { argument: z.enum(['choose', 'forget']), result: z.boolean() },
  'recent:list': { argument: nothing, result: z.array(recentSchema) },
  'recent:open': { argument: z.string(), result: openedFileSchema },
  'window:new': { argument: nothing, result: done },
  'window:close': { argument: nothing, result: done },
  'window:theme': { argument: z.enum(THEMES), result: done },
  /** The target that the user chose for new configurations; null before. */
  'target:remembered': { argument: nothing, result: z.string().nullable() },
  /** Remembers the target for new configurations of all windows; one that cannot be installed is not remembered. */
  'target:remember': { argument: z.string(), result: done },
  'app:about': { argument: nothing, result: done },
  'log:open': { argument: nothing, result: done },
  /** An error that nothing in the page caught, for the log. */
  'log:error': { argument: pageErrorSchema, result: done },
  ...SWEEP_CHANNELS,
} as const;

export type Channel = keyof typeof CHANNELS;
export type Argument<C extends Channel> = z.infer<(typeof CHANNELS)[C]['argument']>;
export type Result<C extends Channel> = z.infer<(typeof CHANNELS)[C]['result']>;

/** The answer of a channel: errors are data. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ErrorData };

/** What main sends to a window of its own accord. */
export const menuEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), command: z.enum(COMMAND_IDS) }),
  /** A recent file to open. */
  z.object({ kind: z.literal('recent'), id: z.string() }),
  /** Asks for the document as it is now; `draft:keep` answers. */
  z.object({ kind: z.literal('document'), question: z.number().int() }),
  /** How many unsaved documents of earlier sessions are not open now. */
  z.object({ kind: z.literal('waiting'), count: z.number().int() }),
  /** The target that new configurations are for now. */
  z.object({ kind: z.literal('target'), target: z.string() }),
]);
export type MenuEvent = z.infer<typeof menuEventSchema>;

/** What the preload exposes as `window.pinnboard`. */
export interface Bridge {
  startup(): Promise<Outcome<Startup>>;
  /** `near`: the path at which the dialog begins. */
  chooseDataset(near?: string): Promise<Outcome<OpenedDataset | null>>;
  /** Looks again at a dataset that is open. */
  lookAtDataset(grant: string): Promise<Outcome<DatasetReading>>;
  openExample(): Promise<Outcome<OpenedDataset>>;
  /** `file` must come from a drop of the operating system; a made-up File is refused. */
  openDropped(file: File): Promise<Outcome<OpenedFile>>;
  picture(request: PictureRequest): Promise<Outcome<Picture>>;
  positions(request: PositionsRequest): Promise<Outcome<Positions>>;
  /** Reads what the values of the dataset's arrays tell; the next resolution knows them. */
  values(request: StatsRequest): Promise<Outcome<DatasetStats | null>>;
  cancel(job: number): Promise<Outcome<null>>;
  /** Calls back while jobs run; returns the function that stops it. */
  onProgress(listener: (progress: Progress) => void): () => void;
  chooseModel(near?: string): Promise<Outcome<OpenedModel | null>>;
  chooseOutput(): Promise<Outcome<string | null>>;
  resolve(draft: Draft): Promise<Outcome<Encoded<Resolution>>>;
  exportPayload(draft: Draft): Promise<Outcome<ExportResult>>;
  /** Exports the request alone. */
  exportRequest(draft: Draft): Promise<Outcome<ExportResult>>;
  /** Saves the draft in another tool's form. */
  handOver(request: ExportRequest): Promise<Outcome<HandedOver>>;
  /** Lets a validation dataset be read that a typed path names, when the user agrees in a native dialog. */
  checkValidation(named: string, dataset: string | null): Promise<Outcome<string | null>>;
  choosePath(what: 'file' | 'folder'): Promise<Outcome<string | null>>;
  openPayload(): Promise<Outcome<OpenedPayload | null>>;
  /** Asks for a text file in another tool's form. */
  openText(): Promise<Outcome<OpenedText | null>>;
  /** Asks for a payload file to compare with. */
  comparePayload(): Promise<Outcome<Compared | null>>;
  /** Keeps the work against a crash. */
  keep(work: Autosave): Promise<Outcome<null>>;
  openWaiting(): Promise<Outcome<null>>;
  presets(): Promise<Outcome<PresetLibrary>>;
  savePreset(preset: Preset, id: string | null): Promise<Outcome<string>>;
  removePreset(id: string): Promise<Outcome<null>>;
  importPreset(): Promise<Outcome<Preset | null>>;
  exportPreset(preset: Preset): Promise<Outcome<ExportResult>>;
  teamPresets(what: 'choose' | 'forget'): Promise<Outcome<boolean>>;
  recents(): Promise<Outcome<Recent[]>>;
  openRecent(id: string): Promise<Outcome<OpenedFile>>;
  newWindow(): Promise<Outcome<null>>;
  closeWindow(): Promise<Outcome<null>>;
  setTheme(theme: Theme): Promise<Outcome<null>>;
  rememberedTarget(): Promise<Outcome<string | null>>;
  rememberTarget(target: string): Promise<Outcome<null>>;
  about(): Promise<Outcome<null>>;
  openLog(): Promise<Outcome<null>>;
  reportError(error: PageError): Promise<Outcome<null>>;
  readonly sweep: SweepBridge;
  /** Calls back for each choice in the native menu; returns the function that stops it. */
  onMenu(listener: (event: MenuEvent) => void): () => void;
}

type Answer<C extends Channel> = Promise<Outcome<Result<C>>>;

/** What the preload exposes of sweeps. */
export interface SweepBridge {
  plan(sweep: Argument<'sweep:plan'>): Answer<'sweep:plan'>;
  facts(page: Argument<'sweep:facts'>): Promise<Outcome<Encoded<readonly PointFacts[]>>>;
  point(point: Argument<'sweep:point'>): Promise<Outcome<Encoded<Resolution>>>;
  take(point: Argument<'sweep:take'>): Answer<'sweep:take'>;
  write(sweep: Argument<'sweep:write'>): Answer<'sweep:write'>;
  cancel(job: number): Answer<'sweep:cancel'>;
  save(sweep: Argument<'sweep:save'>): Answer<'sweep:save'>;
  open(): Answer<'sweep:open'>;
  files(kind: Argument<'sweep:files'>): Answer<'sweep:files'>;
}
