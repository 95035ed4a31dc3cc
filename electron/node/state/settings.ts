/** What the app remembers of itself between starts. */
import path from 'node:path';
import { z } from 'zod';
import { THEMES } from '../../../shared/ipc/theme';
import { JsonFile } from './jsonFile';

/** Beyond this no screen reaches, and Electron refuses larger numbers. */
const FARTHEST = 100_000;
const coordinate = z.number().transform(Math.round).pipe(z.number().min(-FARTHEST).max(FARTHEST));
const extent = coordinate.pipe(z.number().min(1));

const settingsSchema = z.object({
  version: z.literal(1),
  theme: z.enum(THEMES),
  /** Electron's dialogs forget the last folder. */
  lastFolder: z.string().nullable(),
  /** Where the last window was; bounds that no window can have are as good as none. */
  bounds: z
    .object({ width: extent, height: extent, x: coordinate, y: coordinate })
    .nullable()
    .catch(null),
  /** Folder of presets that a team shares. */
  teamPresets: z.string().nullable().default(null),
  /** The target of new configurations; null until the user has chosen one. */
  target: z.string().nullable().default(null),
  /** The Python in which PtychoPINN is installed; null until the user has chosen one. */
  interpreter: z.string().nullable().default(null),
  /** Folders in which runs are looked for, the latest first. */
  runFolders: z.array(z.string()).default([]),
});
export type SettingsValue = Omit<z.infer<typeof settingsSchema>, 'version'>;

export class Settings {
  private readonly file: JsonFile<z.infer<typeof settingsSchema>>;
  private value: SettingsValue = {
    theme: 'system',
    lastFolder: null,
    bounds: null,
    teamPresets: null,
    target: null,
    interpreter: null,
    runFolders: [],
  };

  constructor(folder: string) {
    this.file = new JsonFile(path.join(folder, 'settings.json'), {
      schema: settingsSchema,
      version: 1,
    });
  }

  /** Reads them. Returns a message about a file that cannot be read; null without problems. */
  async load(): Promise<string | null> {
    const { value, notice } = await this.file.load('settings');
    this.value = value ?? this.value;
    return notice;
  }

  /** Reads them and leaves the file as it is, whatever is in it: for those who change nothing. */
  async read(): Promise<void> {
    this.value = (await this.file.read()) ?? this.value;
  }

  get<K extends keyof SettingsValue>(name: K): SettingsValue[K] {
    return this.value[name];
  }

  set(change: Partial<SettingsValue>): void {
    this.value = { ...this.value, ...change };
    void this.file.write({ version: 1, ...this.value });
  }
}
