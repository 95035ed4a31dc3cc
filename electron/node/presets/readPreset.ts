/** Reading one preset's file: what is wrong comes in words, and a pipe or a huge file is never read. */

import { parsePreset } from '../../../shared/presets/file';
import type { Preset } from '../../../shared/presets/preset';
import { errorCode, openRegularFile } from '../dataset/regularFile';
import { decodeUtf8, NOT_UTF8 } from '../files/utf8';

/** A preset has a few kilobytes. */
const LIMIT = 1024 * 1024;

export type PresetReading =
  | { readonly ok: true; readonly preset: Preset }
  | { readonly ok: false; readonly problem: string };

/** Never throws. */
export async function readPresetFile(file: string): Promise<PresetReading> {
  const text = await readPresetText(file);
  return text.ok ? parsePreset(text.text) : text;
}

/** The text of a file that may be a preset. */
export async function readPresetText(
  file: string,
): Promise<{ readonly ok: true; readonly text: string } | { ok: false; problem: string }> {
  const opened = await openRegularFile(file);
  if (opened.status === 'missing') return { ok: false, problem: 'It does not exist.' };
  if (opened.status !== 'open')
    return { ok: false, problem: 'It cannot be read: it is no file, or you lack the permission.' };
  try {
    if (opened.size > LIMIT)
      return { ok: false, problem: `It has ${opened.size} bytes; a preset has far fewer.` };
    const text = decodeUtf8(await opened.handle.readFile());
    return text === null ? { ok: false, problem: `It ${NOT_UTF8}` } : { ok: true, text };
  } catch (error) {
    return { ok: false, problem: `It cannot be read (${errorCode(error)}).` };
  } finally {
    await opened.handle.close();
  }
}
