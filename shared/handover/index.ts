/** Every form in which a request is handed over or taken back. */
import type { Request } from '../request/request';
import { NATIVE } from './exports/native';
import { PTYCHO_TRAIN } from './exports/ptychoTrain';
import type { ExportFormat, Imported, ImportFormat } from './format';
import { SHELL } from './imports/shell';

/** In the order in which they are offered. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [NATIVE, PTYCHO_TRAIN];

/** In the order in which they are tried. */
export const IMPORT_FORMATS: readonly ImportFormat[] = [SHELL];

/** The formats that can be written for a request. */
export const formatsFor = ({ target, workflow }: Request): ExportFormat[] =>
  EXPORT_FORMATS.filter(
    ({ targets, workflows }) =>
      (targets?.includes(target) ?? true) && (workflows?.includes(workflow) ?? true),
  );

/** The request that a text of any known form holds. `name` is the name of its file, or empty. Never throws. */
export function importText(text: string, name = ''): Imported {
  const format = IMPORT_FORMATS.find((candidate) => candidate.recognises(text, name));
  if (format) return format.read(text, name);
  const known = IMPORT_FORMATS.map(({ title }) => title).join(', ');
  return {
    ok: false,
    problem: `This text is none of the forms that Pinnboard reads: ${known}.`,
  };
}
