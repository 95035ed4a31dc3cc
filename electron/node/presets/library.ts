/** All presets: the user's own, those of the team's folder, which are only read, and the examples. */
import path from 'node:path';
import { AppError } from '../../../shared/errors/appError';
import { EXAMPLE_ENTRIES } from '../../../shared/presets/examples';
import type { PresetEntry, PresetLibrary, Source } from '../../../shared/presets/library';
import type { Preset } from '../../../shared/presets/preset';
import type { Settings } from '../state/settings';
import { type FolderReading, isPresetFile, PresetFolder, problemOf } from './folder';

export class Presets {
  private readonly mine: PresetFolder | null;
  private team: PresetFolder | null = null;

  /** `folder` is the app's state folder; the team's folder is a setting. Without them there are the examples alone. */
  constructor(
    folder: string | null,
    private readonly settings: Pick<Settings, 'get' | 'set'> | null,
  ) {
    this.mine = folder === null ? null : new PresetFolder(path.join(folder, 'presets'));
  }

  /** What there is now: the user's first, then the team's, then the examples, each by name. */
  async list(): Promise<PresetLibrary> {
    const team = this.teamFolder();
    const [mine, shared] = await Promise.all([this.mine?.read(), team?.read()]);
    return {
      presets: [...entries('mine', mine), ...entries('team', shared), ...EXAMPLE_ENTRIES],
      broken: [...brokenOf('mine', mine), ...brokenOf('team', shared)],
      team:
        team && shared
          ? { folder: team.folder, ...(shared.error ? problemOf(shared.error) : { problem: null }) }
          : null,
    };
  }

  /** Keeps a preset among the user's own; `id` is the one whose place it takes. Gives its id. */
  async save(preset: Preset, id: string | null): Promise<string> {
    if (!this.mine) throw new AppError('preset-folder-unknown', {});
    return `mine:${await this.mine.write(preset, id === null ? undefined : ownFile(id))}`;
  }

  /** Removes one of the user's own. */
  async remove(id: string): Promise<void> {
    const file = ownFile(id);
    if (file !== undefined) await this.mine?.remove(file);
  }

  /** Chooses the folder that the team shares, or none. */
  chooseTeam(folder: string | null): void {
    this.settings?.set({ teamPresets: folder });
  }

  private teamFolder(): PresetFolder | null {
    const chosen = this.settings?.get('teamPresets') ?? null;
    if (chosen !== (this.team?.folder ?? null))
      this.team = chosen === null ? null : new PresetFolder(chosen);
    return this.team;
  }
}

const entries = (source: Source, reading: FolderReading | undefined): PresetEntry[] =>
  (reading?.presets ?? [])
    .map(({ file, preset }) => ({ id: `${source}:${file}`, source, preset }))
    .sort((a, b) => a.preset.name.localeCompare(b.preset.name, 'en'));

const brokenOf = (source: Source, reading: FolderReading | undefined) =>
  (reading?.broken ?? []).map((file) => ({ source, ...file }));

/** The file behind an id of the user's own presets; undefined for anything else, a path among them. */
function ownFile(id: string): string | undefined {
  const file = id.startsWith('mine:') ? id.slice('mine:'.length) : '';
  return isPresetFile(file) ? file : undefined;
}
