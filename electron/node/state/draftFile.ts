/** What a draft's file holds, and how those of earlier versions become it. */
import { z } from 'zod';
import { typedTextsSchema } from '../../../shared/form/typedText';
import { documentFileSchema } from '../../../shared/ipc/opened';
import { originsSchema } from '../../../shared/presets/origins';
import { draftSchema } from '../../../shared/request/draft';
import { EMPTY_SWEEP, sweepDraftSchema } from '../../../shared/sweep/sweep';
import { withEarlierTarget } from '../../../shared/targets/earlier';
import { journalLines } from './journal';
import { type Format, type Parsed, parseVersioned } from './versioned';

const keptSchema = z.object({
  version: z.literal(4),
  /** When it was saved, in ms since 1970; null where an earlier version did not say. */
  saved: z.number().nullable(),
  /** With paths in the place of grants, which end with the window. */
  draft: draftSchema.extend({ dataset: z.string().nullable(), model: z.string().nullable() }),
  typed: typedTextsSchema,
  /** The file that it is saved to, and what that held when it was last read or written; null before the first save. */
  document: z
    .object({
      path: z.string(),
      kind: documentFileSchema.shape.kind,
      held: z.string().nullable(),
    })
    .nullable(),
  unsaved: z.boolean(),
  origins: originsSchema,
  /** Path of the validation dataset, if the user opened it; the overrides have its name. */
  validation: z.string().nullable(),
  sweep: sweepDraftSchema,
  /** Files that the user gave to sweep over; their names are in the sweep. */
  sweepFiles: z.object({ datasets: z.array(z.string()), models: z.array(z.string()) }),
});
export type SavedDraft = z.infer<typeof keptSchema>;

export const DRAFT_FORMAT: Format<SavedDraft> = {
  schema: keptSchema,
  version: 4,
  migrations: {
    // Version 1 left out what it had nothing for, the time, and at first the target.
    1: (old) => ({
      origins: {},
      validation: null,
      sweep: EMPTY_SWEEP,
      sweepFiles: { datasets: [], models: [] },
      ...old,
      draft: withEarlierTarget(old.draft),
      saved: null,
      version: 2,
    }),
    // Version 2 had no documents.
    2: (old) => ({ ...old, document: null, version: 3 }),
    // Version 3 had what is random about a sweep beside its method.
    3: (old) => ({ ...old, sweep: withMethod(old.sweep), version: 4 }),
  },
};

function withMethod(sweep: unknown): unknown {
  const { method, count, seed, ...rest }: { readonly [key: string]: unknown } = {
    ...Object(sweep),
  };
  return typeof method === 'string' ? { ...rest, method: { kind: method, count, seed } } : sweep;
}

/** A draft, and why a later line of its file could not be used, if there was one. */
export type DraftText = Exclude<Parsed<SavedDraft>, { status: 'read' }> | ReadDraft;
export interface ReadDraft {
  readonly status: 'read';
  readonly value: SavedDraft;
  readonly skipped: string | null;
}

/** The draft in the text of a journal: its newest document that can be read. */
export function parseDraftJournal(text: string): DraftText {
  const { whole, cut } = journalLines(text);
  let skipped: string | null = null;
  for (const line of whole) {
    const parsed = parseVersioned(line, DRAFT_FORMAT);
    if (parsed.status === 'newer') return parsed;
    if (parsed.status === 'read') return { ...parsed, skipped };
    skipped ??= parsed.why;
  }
  const parsed = parseVersioned(cut, DRAFT_FORMAT);
  if (parsed.status === 'read') return { ...parsed, skipped };
  return skipped === null ? parsed : { status: 'damaged', why: skipped };
}
