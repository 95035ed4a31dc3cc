/** Every format in which a request is imported: one file per format, and an entry here. */

import { AppError } from '../errors/appError';
import { withoutByteOrderMark } from '../json/read';
import { type Imported, type ImportFormat, notImported } from './format';
import { LEGACY_JSON_IMPORT } from './legacyJson';
import { LIGHTNING_IMPORT } from './lightning';
import { tooMuchOf } from './limits';
import { payloadImport } from './payload';
import { PYTHON_IMPORT } from './python';
import { requestImport } from './request';
import { SHELL } from './shell';
import { YAML_IMPORT } from './yaml';

/** In the order in which they are tried. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  payloadImport,
  requestImport,
  LEGACY_JSON_IMPORT,
  LIGHTNING_IMPORT,
  PYTHON_IMPORT,
  SHELL,
  YAML_IMPORT,
];

/** The format of a text; undefined for an unknown one, and for a text that is too long to be read. */
export const recognise = (text: string, name = ''): ImportFormat | undefined =>
  tooMuchOf(text) === null
    ? IMPORT_FORMATS.find((candidate) => candidate.recognises(withoutByteOrderMark(text), name))
    : undefined;

/**
 * The request that a text holds, read as `format`, or as the format it is recognised as. `name` is the name of its file,
 * or empty; `target` applies to a text that names none. Never throws.
 */
export function importText(
  text: string,
  name = '',
  format = recognise(text, name),
  target?: string,
): Imported {
  const limit = tooMuchOf(text);
  if (limit) return { ok: false, error: limit };
  if (format) return carefully(format, withoutByteOrderMark(text), name, target);
  if (text.trim() === '') return notImported('import-empty', {});
  const known = IMPORT_FORMATS.map(({ title }) => title).join(', ');
  return notImported('import-format-unknown', { known });
}

/** A text that makes its importer throw found a bug: the caller logs it. */
function carefully(
  format: ImportFormat,
  text: string,
  name: string,
  target: string | undefined,
): Imported {
  try {
    return format.read(text, name, target);
  } catch (thrown) {
    return { ok: false, error: new AppError('internal-error', {}, { cause: thrown }) };
  }
}
