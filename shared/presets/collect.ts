/** Making a preset of what a request sets. */
import { withSetting } from './apply';
import { typeInPreset } from './file';
import { keyOf, type Preset, type Setting, type Settings, settingsOfRequest } from './preset';

/** A setting that can go into a preset. */
export interface Candidate extends Setting {
  readonly key: string;
  /** It names a file or folder of one machine: left out unless the user wants it. */
  readonly isPath: boolean;
}

/** Every setting of a request, in the request's order. */
export const candidatesOf = (target: string | undefined, request: Settings): Candidate[] =>
  settingsOfRequest(request).map((setting) => ({
    ...setting,
    key: keyOf(setting),
    isPath: isPath(target, setting),
  }));

/** By the field's type, and by the look of a text that is no field's: a log folder, a checkpoint. */
const isPath = (target: string | undefined, { name, value }: Setting): boolean =>
  typeof value === 'string' &&
  (typeInPreset(target, name)?.kind === 'path' ||
    /_(file|dir|path|folder)$/.test(name) ||
    /^([/~\\]|\.{1,2}[/\\]|[A-Za-z]:[/\\])/.test(value));

/** A preset with these settings and no others. */
export const collectPreset = (
  about: Pick<Preset, 'name' | 'description'> & Partial<Omit<Preset, keyof Settings>>,
  settings: readonly Setting[],
): Preset =>
  settings.reduce<Preset>(
    (preset, { place, name, value }) => withSetting(preset, { place, name, value }),
    {
      ...about,
      overrides: {},
      execution: {},
    },
  );
