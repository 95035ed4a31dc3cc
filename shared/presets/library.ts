/** All presets, as the window and the command line list them. */
import { z } from 'zod';
import { ERROR_CODES } from '../errors/words';
import { matchesWords } from '../values/matchesWords';
import { presetSchema } from './preset';

/** In the order in which a name is looked up. */
export const SOURCES = ['mine', 'team', 'example'] as const;
export type Source = (typeof SOURCES)[number];

export const SOURCE_WORDS: { readonly [source in Source]: string } = {
  mine: 'My presets',
  team: 'Team',
  example: 'Examples',
};

export const presetEntrySchema = z.object({
  /** `mine:file`, `team:file` or `example:name`. */
  id: z.string(),
  source: z.enum(SOURCES),
  preset: presetSchema,
});
export type PresetEntry = z.infer<typeof presetEntrySchema>;

export const presetLibrarySchema = z.object({
  presets: z.array(presetEntrySchema),
  /** Invalid files, and why. */
  broken: z.array(
    z.object({
      source: z.enum(SOURCES),
      file: z.string(),
      problem: z.string(),
      code: z.enum(ERROR_CODES),
    }),
  ),
  /** The team folder, for display; null when none is chosen. */
  team: z
    .object({
      folder: z.string(),
      problem: z.string().nullable(),
      code: z.enum(ERROR_CODES).optional(),
    })
    .nullable(),
});
export type PresetLibrary = z.infer<typeof presetLibrarySchema>;

/** Entries whose name, description, author, source or settings contain every word of the query. */
export function findPresets(entries: readonly PresetEntry[], query: string): PresetEntry[] {
  return entries.filter(({ preset }) => {
    const { name, description, author, source, target, workflow, overrides, execution } = preset;
    const texts = [name, description, author, source, target, workflow, preset.profile];
    return matchesWords([...texts, ...Object.keys(overrides), ...Object.keys(execution)], query);
  });
}
