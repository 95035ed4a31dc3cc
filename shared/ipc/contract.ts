/**
 * The IPC contract: one entry a channel, with the zod schema of its argument and of its result.
 * Main parses every argument; results are data, errors among them (`Outcome`), never thrown objects.
 * The renderer names files by grant: an id that main gave it for a file that the user chose.
 */
import { z } from 'zod';
import { datasetReadingSchema, modelReadingSchema } from '../dataset/facts';
import { resolutionSchema } from '../factory/resolution';
import { WORKFLOWS } from '../request/request';
import { valuesSchema } from '../values/value';

export const grantSchema = z.string().min(1).max(64);

/** A dataset that the user gave us: by dialog, drop, command line, payload file, or the bundled example. */
export const openedDatasetSchema = z.object({
  grant: grantSchema,
  /** For display and for the payload; sending it back opens nothing. */
  path: z.string(),
  name: z.string(),
  reading: datasetReadingSchema,
});
export type OpenedDataset = z.infer<typeof openedDatasetSchema>;

export const openedModelSchema = z.object({
  grant: grantSchema,
  path: z.string(),
  name: z.string(),
  reading: modelReadingSchema,
});
export type OpenedModel = z.infer<typeof openedModelSchema>;

/** A request as the renderer holds it: files by grant instead of by path. */
export const draftSchema = z.object({
  target: z.string(),
  workflow: z.enum(WORKFLOWS),
  dataset: grantSchema.nullable(),
  model: grantSchema.nullable(),
  output_dir: z.string(),
  overrides: valuesSchema,
  execution: valuesSchema,
  profile: z.string().nullable(),
  cli_defaults: z.boolean(),
});
export type Draft = z.infer<typeof draftSchema>;

/** A payload file that was opened: its request as a draft, with grants for the files it names. */
export const openedPayloadSchema = z.object({
  name: z.string(),
  draft: draftSchema,
  dataset: openedDatasetSchema.nullable(),
  model: openedModelSchema.nullable(),
  /** Worth telling: a file that moved, a dataset that changed since the export. */
  notes: z.array(z.string()),
});
export type OpenedPayload = z.infer<typeof openedPayloadSchema>;

export const startupSchema = z.object({
  version: z.string(),
  /** What the command line asked to open, if anything. */
  dataset: openedDatasetSchema.nullable(),
  payload: openedPayloadSchema.nullable(),
  /** A file that was asked for and could not be opened, in words. */
  problem: z.string().nullable(),
});
export type Startup = z.infer<typeof startupSchema>;

export const exportResultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), path: z.string(), bytes: z.number() }),
  z.object({ status: z.literal('cancelled') }),
]);
export type ExportResult = z.infer<typeof exportResultSchema>;

const nothing = z.undefined();

/** Request and response channels. */
export const CHANNELS = {
  'app:startup': { argument: nothing, result: startupSchema },
  'dataset:choose': { argument: nothing, result: openedDatasetSchema.nullable() },
  'dataset:example': { argument: nothing, result: openedDatasetSchema },
  /** Sent by the preload alone, with a path that Electron read off a dropped file. */
  'dataset:drop': { argument: z.string().min(1), result: openedDatasetSchema },
  'model:choose': { argument: nothing, result: openedModelSchema.nullable() },
  'output:choose': { argument: nothing, result: z.string().nullable() },
  'draft:resolve': { argument: draftSchema, result: resolutionSchema },
  'payload:export': { argument: draftSchema, result: exportResultSchema },
  'payload:open': { argument: nothing, result: openedPayloadSchema.nullable() },
} as const;

export type Channel = keyof typeof CHANNELS;
export type Argument<C extends Channel> = z.infer<(typeof CHANNELS)[C]['argument']>;
export type Result<C extends Channel> = z.infer<(typeof CHANNELS)[C]['result']>;

/** What `ipcRenderer.invoke` brings back; domain errors keep their words across the bridge. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; message: string };

/** Menu commands that main sends to the renderer. */
export const COMMANDS = ['open-dataset', 'open-example', 'open-payload', 'export-payload'] as const;
export type Command = (typeof COMMANDS)[number];

/** What the preload exposes as `window.pinnboard`. */
export interface Bridge {
  startup(): Promise<Outcome<Startup>>;
  chooseDataset(): Promise<Outcome<OpenedDataset | null>>;
  openExample(): Promise<Outcome<OpenedDataset>>;
  /** `file` must come from a drop of the operating system; a made-up File is refused. */
  openDropped(file: File): Promise<Outcome<OpenedDataset>>;
  chooseModel(): Promise<Outcome<OpenedModel | null>>;
  chooseOutput(): Promise<Outcome<string | null>>;
  resolve(draft: Draft): Promise<Outcome<z.infer<typeof resolutionSchema>>>;
  exportPayload(draft: Draft): Promise<Outcome<ExportResult>>;
  openPayload(): Promise<Outcome<OpenedPayload | null>>;
  /** Calls back for each menu command; returns the function that stops it. */
  onCommand(listener: (command: Command) => void): () => void;
}
