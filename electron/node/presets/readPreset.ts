/** Reading the file of one preset. */

import { AppError } from '../../../shared/errors/appError';
import { parsePreset } from '../../../shared/presets/file';
import type { Preset } from '../../../shared/presets/preset';
import { readText, type TextReading } from '../session/openText';

/** A preset has a few kilobytes. */
const LIMIT = 1024 * 1024;

export type PresetReading =
  | { readonly ok: true; readonly preset: Preset }
  | { readonly ok: false; readonly error: AppError };

/** Reads a preset from a file that errors call `shown`. Never throws for a file that is none. */
export async function readPresetFile(file: string, shown = file): Promise<PresetReading> {
  const text = await readPresetText(file, shown);
  if (!text.ok) return text;
  const parsed = parsePreset(text.text);
  if (parsed.ok) return parsed;
  return {
    ok: false,
    error: new AppError('preset-invalid', { path: shown }, { cause: parsed.error }),
  };
}

/** The text of a file that may be a preset. */
export const readPresetText = (file: string, shown = file): Promise<TextReading> =>
  readText(file, { shown, limit: LIMIT, expected: 'preset' });
