/** The preset's file: writing and reading it. The same preset gives the same bytes. */

import { AppError } from '../errors/appError';
import { invalidValues, REPORTED } from '../errors/invalid';
import { orderedValues } from '../factory/canonical';
import { looksLikeOwnFile, readOwnFile } from '../formats/ownFile';
import { type Node, pythonJson, typed, typedEntries } from '../formats/pythonJson';
import { TARGETS } from '../targets';
import { typeOfName } from '../targets/catalogue';
import type { FieldType } from '../values/fieldType';
import { PRESET_FORMAT, PRESET_VERSION, type Preset, presetSchema } from './preset';

/** The type by which a value of that name is written; without a target a name that is a float anywhere is one. */
export function typeInPreset(target: string | undefined, name: string): FieldType | undefined {
  if (target !== undefined) return typeOfName(target, name);
  const types = Object.keys(TARGETS).map((candidate) => typeOfName(candidate, name));
  return types.find((type) => type?.kind === 'float') ?? types.find((type) => type !== undefined);
}

/** The file's text: JSON as Python writes it, floats distinct from integers, names in catalogue order. */
export function presetText(preset: Preset): string {
  const { name, description, author, source, target, workflow } = preset;
  const values = (given: Preset['overrides']) =>
    typedEntries(orderedValues(given, target), (key) => typeInPreset(target, key));
  const node: { [key: string]: Node | undefined } = {
    format: PRESET_FORMAT,
    version: typed(PRESET_VERSION),
    name,
    description,
    author,
    source,
    target,
    workflow,
    overrides: values(preset.overrides),
    execution: values(preset.execution),
    profile: preset.profile,
    cli_defaults: preset.cli_defaults,
  };
  const present: { [key: string]: Node } = {};
  for (const [key, value] of Object.entries(node)) if (value !== undefined) present[key] = value;
  return pythonJson(present);
}

/** Whether a text claims to be a preset, valid or not. */
export const looksLikePreset = (text: string): boolean => looksLikeOwnFile(text, PRESET_FORMAT);

/** Reads the text of a file. */
export function parsePreset(
  text: string,
): { ok: true; preset: Preset } | { ok: false; error: AppError } {
  const read = readOwnFile(text, {
    format: PRESET_FORMAT,
    version: PRESET_VERSION,
    named: 'preset',
  });
  if (!read.ok) return read;
  const { format: _format, version: _version, ...rest } = read.data;
  const parsed = presetSchema.safeParse(rest, REPORTED);
  if (parsed.success) return { ok: true, preset: parsed.data };
  const problems = invalidValues(parsed.error).slice(0, 3);
  return { ok: false, error: new AppError('format-damaged', { format: PRESET_FORMAT, problems }) };
}
