/** What the app remembers of itself between starts. */
import path from 'node:path';
import { z } from 'zod';
import { THEMES } from '../../shared/ipc/theme';
import { JsonFile } from './jsonFile';

const settingsSchema = z.object({
  version: z.literal(1),
  theme: z.enum(THEMES),
  /** Electron's dialogs forget the last folder. */
  lastFolder: z.string().nullable(),
  bounds: z
    .object({ width: z.number(), height: z.number(), x: z.number(), y: z.number() })
    .nullable(),
  /** Folder of presets that a team shares. */
  teamPresets: z.string().nullable().default(null),
});
export type SettingsValue = Omit<z.infer<typeof settingsSchema>, 'version'>;

export class Settings {
  private readonly file: JsonFile<z.infer<typeof settingsSchema>>;
  private value: SettingsValue = {
    theme: 'system',
    lastFolder: null,
    bounds: null,
    teamPresets: null,
  };

  constructor(folder: string) {
    this.file = new JsonFile(path.join(folder, 'settings.json'), settingsSchema);
  }

  async load(): Promise<void> {
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
