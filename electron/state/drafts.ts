/** Drafts: the work of each window, kept as it is typed, so that a crash loses nothing. One file a window. */
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { draftSchema, typedTextsSchema } from '../../shared/ipc/contract';
import { originsSchema } from '../../shared/presets/origins';
import { sweepDraftSchema } from '../../shared/sweep/draft/draft';
import { JsonFile } from './jsonFile';

const keptSchema = z.object({
  version: z.literal(1),
  /** With paths in the place of grants, which end with the window. */
  draft: draftSchema.extend({ dataset: z.string().nullable(), model: z.string().nullable() }),
  typed: typedTextsSchema,
  unsaved: z.boolean(),
  origins: originsSchema.optional(),
  /** Where the validation dataset stands, if the user gave it; its name is in the overrides. */
  validation: z.string().nullable().optional(),
  sweep: sweepDraftSchema.optional(),
  /** Files that the user gave to sweep over; their names are in the sweep. */
  sweepFiles: z.object({ datasets: z.array(z.string()), models: z.array(z.string()) }).optional(),
});
export type KeptDraft = z.infer<typeof keptSchema>;

export class Drafts {
  private readonly files = new Map<string, JsonFile<KeptDraft>>();

  constructor(private readonly folder: string) {}

  /** Drafts that an earlier run left. */
  async left(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names
      .filter((name) => /^[\w-]+\.json$/.test(name))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  readonly newId = (): string => randomUUID();

  read(id: string): Promise<KeptDraft | undefined> {
    return this.of(id).read();
  }

  /** Gives why it is not on the disk; null when it is. The one that is there stays whole. */
  async keep(id: string, kept: KeptDraft): Promise<string | null> {
    const file = this.of(id);
    await file.write(kept);
    return file.problem;
  }

  drop(id: string): Promise<void> {
    return this.of(id).remove();
  }

  private of(id: string): JsonFile<KeptDraft> {
    const file =
      this.files.get(id) ?? new JsonFile(path.join(this.folder, `${id}.json`), keptSchema);
    this.files.set(id, file);
    return file;
  }
}
