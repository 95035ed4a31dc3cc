/** How a run was asked for: a payload, request, script or command beside it, in any format that Pinnboard imports. */
import path from 'node:path';
import { LOADER } from '../../../../../shared/exporters/loader';
import type { Payload } from '../../../../../shared/factory/resolution';
import { parsePayloadFile } from '../../../../../shared/formats/payloadFile';
import { importText, recognise } from '../../../../../shared/importers';
import type { Imported } from '../../../../../shared/importers/format';
import type { EntryPoint } from '../../../../../shared/request/entryPoint';
import { datasetPath, type Request, type Workflow } from '../../../../../shared/request/request';
import type { RunPart } from '../../../../../shared/runs/record/part';
import { readPayloadDataset } from '../../../../../shared/runs/record/payloadDataset';
import type { RunFileReader } from '../reader';
import { readSettingsText } from '../textFile';

/** Names of files that say how a run was started, the surest first. */
const NAMES = [
  /^payload\.json$/,
  /^request\.json$/,
  /^command\.txt$/,
  /\.sh$/,
  /\.py$/,
  /^config\.json$/,
];

/** Files of one of these kinds that are looked at; a folder of runs has one or two. */
const MOST_OF_A_KIND = 16;

/** What a command runs, by its words. */
const PROGRAMS: readonly (readonly [RegExp, EntryPoint, Workflow?])[] = [
  [/\bptycho_torch[./]train_lightning_only\b/, 'lightning', 'training'],
  [/\bptycho_torch[./]train\b/, 'native', 'training'],
  [/\bptycho_torch[./]inference\b/, 'native', 'inference'],
  [/\bptycho_train\b(?!\.)/, 'script', 'training'],
  [/\bptycho_inference\b(?!\.)/, 'script', 'inference'],
  [/\brun_cdi_example_torch\b|\bpinnboard_payload\.py\b/, 'python'],
];

/** `ptycho_torch.train` with the options of its legacy interface (ptycho_torch/train.py:814). */
const LEGACY = /\bptycho_torch[./]train\b[^\n]*(?:\\\n[^\n]*)*\s--(?:ptycho_dir|config)\b/;

export const REQUESTS: RunFileReader = {
  id: 'requests',
  claims: () => false,
  read: async ({ folder, files, beside }) => {
    const own = files.filter((file) => !file.includes('/')).map((file) => path.join(folder, file));
    const texts = [...own, ...beside].filter((file) => path.basename(file) !== LOADER);
    const parts: RunPart[] = [];
    for (const pattern of NAMES)
      for (const file of texts
        .filter((one) => pattern.test(path.basename(one)))
        .slice(0, MOST_OF_A_KIND)) {
        const text = await readSettingsText(file);
        const name = path.basename(file);
        parts.push({ ...startOf(text, name), ...askedIn(text, name) });
      }
    const all: RunPart = Object.assign({}, ...parts.reverse());
    return parts.length === 0 ? null : all;
  },
};

/** How the run was started, as its command or script says, and on which data, as a payload does. */
function startOf(text: string, name: string): RunPart {
  // A payload's findings name programs, too.
  if (name.endsWith('.json')) {
    const dataset = readPayloadDataset(text);
    return dataset ? { dataset } : {};
  }
  const command = uncommented(text);
  if (LEGACY.test(command)) return { isLegacy: true, workflow: 'training' };
  const [, entryPoint, workflow] = PROGRAMS.find(([words]) => words.test(command)) ?? [];
  const startsFrom = CHECKPOINT.exec(command)?.[2];
  return {
    ...(entryPoint && { entryPoint }),
    ...(workflow && { workflow }),
    ...(startsFrom !== undefined && { startsFrom }),
  };
}

/** A script that goes on from a checkpoint, as Lightning loads or resumes one. */
const CHECKPOINT =
  /(?:load_from_checkpoint\(\s*(?:checkpoint_path\s*=\s*)?|\bckpt_path\s*=\s*|--ckpt_path[= ])(["']?)([^"'\s),]{1,4096})\1/;

/** Read when it is asked for. */
function askedIn(text: string, name: string): RunPart {
  const format = recognise(text, name);
  if (!format) return {};
  return {
    asked: (target) => {
      const imported = importText(text, name, format, target);
      return imported.ok && saysSomething(imported.request)
        ? {
            request: imported.request,
            isGuessed: isGuessed(imported),
            file: name,
            payload: () => payloadIn(text, name),
          }
        : null;
    },
  };
}

/** Any Python file is one that could be imported; one that asks for nothing is another program's. */
const saysSomething = (request: Request): boolean =>
  datasetPath(request) !== '' ||
  request.output_dir !== '' ||
  Object.keys({ ...request.overrides, ...request.execution }).length > 0;

/** The payload as it was exported: what its target makes of the request now may be another one. */
function payloadIn(text: string, name: string): Payload | null {
  if (!name.endsWith('.json')) return null;
  const parsed = parsePayloadFile(text);
  return parsed.ok ? parsed.file.payload : null;
}

/** A command fits several targets. */
const isGuessed = ({ findings }: Imported & { readonly ok: true }): boolean =>
  findings.some(({ rule, fields }) => rule === 'import-guessed' && fields.includes('target'));

/** A comment of a command says what others do. */
const uncommented = (text: string): string => text.replaceAll(/^\s*#.*$/gm, '');
