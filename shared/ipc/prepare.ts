/**
 * The channels of the sheet _Prepare dataset_, as `contract.ts` takes them in. A page names the files by grants, in the
 * order in which the recipe counts them; links out of a file's folder are followed only after main has asked.
 */
import { z } from 'zod';
import type { ErrorData } from '../errors/codes';
import type { PreparedCheck } from '../prepare/check';
import type { Recognition } from '../prepare/layouts';
import { type Recipe, recipeSchema } from '../prepare/recipe';
import { MOST_FILES } from '../prepare/series';
import type { SourceFile } from '../prepare/source';
import { grantSchema } from '../request/grant';
import { channel } from './channel';
import type { OpenedDataset } from './opened';
import type { Encoded } from './wire';

/** A file that the user chose to prepare, or numbered ones that are one. */
export const chosenSourceSchema = z.object({
  grant: grantSchema,
  name: z.string(),
  /** For display alone. */
  path: z.string(),
});
export type ChosenSource = Readonly<z.infer<typeof chosenSourceSchema>>;

/** One of several stacks of a folder, and what else is in it of the dataset. */
const choiceSchema = z.object({
  /** How many numbered files the first of them is. */
  files: z.number().int(),
  sources: z.array(chosenSourceSchema),
});
export type SourceChoice = Readonly<z.infer<typeof choiceSchema>>;

/** What the user chose together: numbered files are one source, a folder is what it holds. */
export const chosenSourcesSchema = z.object({
  sources: z.array(chosenSourceSchema),
  /** A folder with several stacks leaves the user a choice, and has no sources before. */
  choices: z.array(choiceSchema),
  /** What of a folder was left out, in sentences. */
  notes: z.array(z.string()),
});
export type ChosenSources = Readonly<z.infer<typeof chosenSourcesSchema>>;

/** A probe in a dataset, and its pixel in m where that is known. */
export interface ChosenProbe {
  readonly source: ChosenSource;
  readonly path: string;
  readonly pixel: number | null;
}

/** What is in the files; `file` and `problem` are never both null. */
export interface OpenedSource extends ChosenSource {
  readonly file: SourceFile | null;
  readonly problem: ErrorData | null;
  /** The numbered files that this one, a single image, is one of: `scan_*.tif`, and how many. */
  readonly oneOf: { readonly name: string; readonly files: number } | null;
}

export interface OpenedSources {
  readonly files: readonly OpenedSource[];
  /** Those that the files follow, the likeliest first. */
  readonly layouts: readonly Recognition[];
  /** The name of the one text file in the folder of patterns that have no positions. */
  readonly textBeside: string | null;
}

/** A plane to draw, reduced to the asked size: real values, or the amplitude. */
export interface SourcePlane {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  readonly min: number;
  readonly max: number;
  readonly smallestPositive: number | null;
}

/** What a small picture of an array shows. */
export type SourcePicture =
  | ({ readonly kind: 'plane' } & SourcePlane)
  | { readonly kind: 'points'; readonly x: Float64Array; readonly y: Float64Array }
  /** Values over their index. */
  | { readonly kind: 'values'; readonly values: Float64Array };

/** A part of the preview, or why there is none. */
export type Previewed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorData };

export interface PreviewedPatterns {
  readonly count: number;
  readonly shape: readonly number[];
  readonly before: SourcePlane;
  readonly after: SourcePlane;
  /** Where it is in the file: `data[0, 100]`. */
  readonly name: string;
}

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Which patterns are for validation, by index, and how much of them training sees. */
export interface PreviewedSplit {
  readonly validation: Int32Array;
  /** Part of the validation patterns that have a training pattern within `distance` px. */
  readonly leakage: number;
  /** The same for a random split of the same share. */
  readonly randomLeakage: number;
  readonly distance: number;
}

/** What a recipe makes of the files; nothing is written. */
export interface RecipePreview {
  readonly patterns: Previewed<PreviewedPatterns>;
  readonly positions: Previewed<{ readonly before: Points; readonly after: Points }>;
  readonly probe: Previewed<{ readonly after: SourcePlane }>;
  readonly geometry: Previewed<{
    readonly energyEv: number | null;
    readonly distanceM: number | null;
    readonly detectorPixelM: number | null;
    /** Of the object's grid, in m. */
    readonly pixelM: number | null;
  }>;
  /** null without a split, or where the positions are not known. */
  readonly split: PreviewedSplit | null;
  readonly arrays: readonly {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
  }[];
  readonly bytes: number;
  readonly notes: readonly string[];
}

export type WrittenDataset =
  | {
      readonly status: 'written';
      readonly dataset: OpenedDataset;
      /** Path of the validation patterns' file; null without a split. */
      readonly validation: string | null;
      readonly files: readonly { readonly path: string; readonly bytes: number }[];
    }
  | { readonly status: 'cancelled' };

const job = z.number().int().nonnegative();
const sources = z.array(grantSchema).min(1).max(16);
const asked = z.object({ job, sources });
const withRecipe = z.object({ sources, recipe: recipeSchema });

export const PREPARE_CHANNELS = {
  /** Files of the user's choice, or null. */
  chooseSources: channel(z.undefined()).returns<ChosenSources | null>(),
  /** All the numbered files that a file of `oneOf` is one of. */
  wholeSeries: channel(grantSchema).returns<ChosenSource>(),
  /** The `textBeside` of a file. */
  textBeside: channel(grantSchema).returns<ChosenSource>(),
  /** The probe that the network in a folder of the user's choice was trained with, or null. */
  chooseModelProbe: channel(z.object({ job })).returns<ChosenProbe | null>(),
  /** Sent by the preload alone, with the paths that Electron read off dropped files and folders. */
  dropSources: channel(z.array(z.string().min(1)).min(1).max(MOST_FILES)).returns<ChosenSources>(),
  /** An `OpenedSources` as text. */
  openSources: channel(asked).returns<Encoded<OpenedSources>>(),
  /** Asks whether the links of a file that leave its folder may be followed; true when they may from now on. */
  followLinks: channel(grantSchema).returns<boolean>(),
  sourcePicture: channel(
    asked.extend({
      file: z.number().int().min(1).max(16),
      path: z.string().max(4096),
      maxSide: z.number().int().min(8).max(1024),
    }),
  ).returns<SourcePicture>(),
  previewRecipe: channel(
    asked.extend({ recipe: recipeSchema, index: z.number().int().nonnegative() }),
  ).returns<RecipePreview>(),
  /** Looks at a sample of the prepared patterns, which takes seconds. */
  checkRecipe: channel(asked.extend({ recipe: recipeSchema })).returns<readonly PreparedCheck[]>(),
  /** Asks for a file; its path, null when the user cancels. */
  saveRecipe: channel(withRecipe).returns<string | null>(),
  /** A recipe of the user's choice, or null. */
  openRecipe: channel(z.undefined()).returns<Recipe | null>(),
  /** Asks where, then writes new files; the first is opened as a dataset. */
  writePrepared: channel(withRecipe.extend({ job })).returns<WrittenDataset>(),
} as const;
