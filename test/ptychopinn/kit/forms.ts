/** What Pinnboard exports of a request, written into the folder of a run, with the command line that runs it there. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { payloadText } from '../../../electron/node/session/exportPayload';
import { readFileContext } from '../../../electron/node/session/fileContext';
import type { FileContext } from '../../../shared/dataset/fileContext';
import { EXPORT_FORMATS } from '../../../shared/exporters';
import type { UnsupportedSetting } from '../../../shared/exporters/format';
import { resolve } from '../../../shared/factory';
import type { Resolution } from '../../../shared/factory/resolution';
import type { Request } from '../../../shared/request/request';

export const FORMS = ['python', 'loader', 'native', 'ptycho_train', 'yaml', 'lightning'] as const;
export type Form = (typeof FORMS)[number];

/** The entry point that a form starts. */
const ENTRY_POINTS = {
  python: 'python',
  loader: 'python',
  native: 'native',
  ptycho_train: 'script',
  yaml: 'script',
  lightning: 'lightning',
} as const;

/** A request in the folder in which it runs. */
export interface Prepared {
  readonly folder: string;
  readonly request: Request;
  readonly world: FileContext;
  readonly resolution: Resolution;
}

export interface Exported {
  /** The command line, to be run in the folder. */
  readonly shell: string;
  /** What the form says that it does not carry. */
  readonly notes: readonly UnsupportedSetting[];
}

/** Resolves a request for a form, as the window does for a file in this folder. Throws when the factory refuses it. */
export async function prepare(folder: string, form: Form, given: Request): Promise<Prepared> {
  const request = { ...given, entry_point: ENTRY_POINTS[form] };
  const world = await readFileContext(request, folder);
  const resolution = resolve(request, world);
  if (resolution.payload === null)
    throw new Error(`Refused: ${resolution.findings.map(({ message }) => message).join(' ')}`);
  return { folder, request, world, resolution };
}

/** Writes the payload file; returns its name. */
export function writePayload({ folder, request, world, resolution }: Prepared): string {
  writeFileSync(path.join(folder, 'payload.json'), payloadText(request, resolution, world));
  return 'payload.json';
}

/** Writes a form of the request into its folder. */
export function exportAs(form: Form, prepared: Prepared): Exported {
  const { folder, request, resolution } = prepared;
  if (form === 'loader')
    return { shell: `python pinnboard_payload.py run ${writePayload(prepared)}`, notes: [] };
  const format = EXPORT_FORMATS.find(({ id }) => id === form);
  if (!format) throw new Error(`There is no export format ${form}.`);
  const { text, unsupported: notes } = format.write({ request, resolution });
  const write = (name: string) => writeFileSync(path.join(folder, name), text);
  switch (form) {
    case 'python':
      write('run.py');
      return { shell: 'python run.py', notes };
    case 'yaml':
      write('training.yaml');
      return { shell: /^# {3}(ptycho_train .*)$/m.exec(text)?.[1] ?? 'false', notes };
    case 'lightning':
      write('run.sh');
      return { shell: 'bash run.sh', notes };
    default:
      return { shell: text, notes };
  }
}
