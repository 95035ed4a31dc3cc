/** What `pinnboard environment inspect` finds out about an installed PtychoPINN, without executing anything of it. */
import { z } from 'zod';
import { SECTION_NAMES } from '../catalogue/types';
import { errorDataSchema } from '../errors/appError';
import { valueSchema } from '../values/value';

/** What can identify a revision, the most certain first. */
export const HOWS = ['content', 'git', 'direct_url', 'version'] as const;
export type How = (typeof HOWS)[number];

/** How a field of the environment differs from the same field of a target. */
export const DRIFT_CHANGES = ['added', 'removed', 'renamed', 'type', 'default', 'choices'] as const;

const commitSchema = z.string().regex(/^[0-9a-f]{40}$/);

/**
 * A field that differs from the nearest target. `from` is what the target has, `to` what the environment has: the value
 * for `default` (also for the default of an `added` or `removed` field, null where it is required), the list for
 * `choices`, the type as Python writes it for `type`, both names for `renamed`. `field` is the target's name where the
 * target has the field.
 */
const driftSchema = z.object({
  section: z.enum(SECTION_NAMES),
  field: z.string(),
  change: z.enum(DRIFT_CHANGES),
  from: valueSchema,
  to: valueSchema,
  /** The field's type as Python writes it. */
  type: z.string(),
});

/** Names beside the sections' fields that PtychoPINN knows. */
export const NAME_LISTS = [
  'override_aliases',
  'legacy_keys',
  'unknown_overrides',
  'inference_overrides',
  'merged_options',
  'profile_ci',
] as const;

/**
 * A name that differs; `from` and `to` are what it stands for, null where it does not exist: the field of an alias, the key
 * of a field, the value in a profile as Python writes it; `read` of an override that inference reads, `merged` of an option that is an
 * override once it is set, and `kept` or `refused` of unknown training overrides.
 */
const nameDriftSchema = z.object({
  list: z.enum(NAME_LISTS),
  name: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** A known state of the files that decide, named by its newest commit. */
const stateSchema = z.object({
  commit: commitSchema,
  /** Of the newest commit, `YYYY-MM-DD`. */
  date: z.string(),
  /** Branches whose head it was. */
  heads: z.array(z.string()),
  /** Whether all files that decide equal it. */
  exact: z.boolean(),
});

const fileChangeSchema = z.object({
  /** Relative to `root`, with slashes. */
  file: z.string(),
  change: z.enum(['changed', 'missing', 'added']),
  /** What it was compared with: the nearest known state, the installed package's RECORD, or git's index. */
  against: z.enum(['state', 'record', 'index']),
});
export type FileChange = z.infer<typeof fileChangeSchema>;

/** One source's answer; several are listed so that a contradiction is seen. */
const sourceSchema = z.object({
  how: z.enum(HOWS),
  /** Full hash, or the beginning of one, or null where it names none. */
  revision: z.string().nullable(),
  /** A clause for a user: `HEAD of the checkout, branch main`. */
  detail: z.string(),
});
export type RevisionSource = z.infer<typeof sourceSchema>;

export const environmentReportSchema = z.object({
  /** As asked, absolute. */
  path: z.string(),
  kind: z.enum(['checkout', 'editable', 'installed', 'package']),
  /** The folder that holds `ptycho` and `ptycho_torch`. */
  root: z.string(),
  /** Python of the environment, where one was found. */
  interpreter: z.string().nullable(),
  /** `Version` of the installed package. */
  version: z.string().nullable(),
  revision: commitSchema.nullable(),
  how: z.enum(HOWS).nullable(),
  /** Other commits that it could be as well. */
  candidates: z.array(commitSchema),
  /** Whether files differ from the revision; null where nothing says so. */
  modified: z.boolean().nullable(),
  /** Files that differ, those that decide first. */
  files: z.array(fileChangeSchema),
  sources: z.array(sourceSchema),
  /** A sentence for each contradiction between sources. */
  contradictions: z.array(z.string()),
  /** The nearest known state; null when no file of it was found. */
  state: stateSchema.nullable(),
  /** The target that this is, exactly. */
  target: z.string().nullable(),
  /** The target that the drift is measured against; null when no field could be read. */
  nearest: z.string().nullable(),
  drift: z.array(driftSchema),
  names: z.array(nameDriftSchema),
  /** Sections that could not be read, and so were not compared. */
  unread: z.array(z.enum(SECTION_NAMES)),
  /** Fields whose type or default only Python can compute; `what` quotes it. */
  unknown: z.array(
    z.object({
      section: z.enum(SECTION_NAMES),
      field: z.string(),
      aspect: z.enum(['type', 'default']),
      what: z.string(),
    }),
  ),
  /** Packages beside it that decide how it runs, as their folders name them: `torch` `2.7.1+cu126`. */
  packages: z.array(z.object({ name: z.string(), version: z.string() })).default([]),
  /** What is damaged or missing. */
  problems: z.array(errorDataSchema),
});
export type EnvironmentReport = z.infer<typeof environmentReportSchema>;
