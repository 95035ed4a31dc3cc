/** Every form in which a request is handed over or taken back. */
import type { Request } from '../request/request';
import { commandExport } from './exports/command';
import { NATIVE } from './exports/native';
import { PTYCHO_TRAIN } from './exports/ptychoTrain';
import { pythonExport } from './exports/python';
import { YAML } from './exports/yaml';
import type { ExportFormat, Imported, ImportFormat } from './format';
import { payloadImport } from './imports/payload';
import { requestImport } from './imports/request';
import { SHELL } from './imports/shell';
import { YAML_IMPORT } from './imports/yaml';

/** In the order in which they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  pythonExport,
  NATIVE,
  PTYCHO_TRAIN,
  YAML,
  commandExport,
];

/** In the order in which they are tried. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [
  payloadImport,
  requestImport,
  SHELL,
  YAML_IMPORT,
];

/** The formats that can be written for a request. */
export const formatsFor = ({
  target,
  workflow,
}: Pick<Request, 'target' | 'workflow'>): ExportFormat[] =>
  EXPORT_FORMATS.filter(
    ({ targets, workflows }) =>
      (targets?.includes(target) ?? true) && (workflows?.includes(workflow) ?? true),
  );

/** The form that reads a text; undefined when none knows it. */
export const recognise = (text: string, name = ''): ImportFormat | undefined =>
  IMPORT_FORMATS.find((candidate) => candidate.recognises(text, name));

/**
 * The request that a text holds, read as `format`, or as the form that it looks like. `name` is the name of its file,
 * or empty. Never throws.
 */
export function importText(text: string, name = '', format = recognise(text, name)): Imported {
  if (format) return format.read(text, name);
  const known = IMPORT_FORMATS.map(({ title }) => title).join(', ');
  return {
    ok: false,
    problem: `This text is none of the forms that Pinnboard reads: ${known}.`,
  };
}
