/** The legacy JSON configuration: PyTorch's sections as `ptycho_torch.train --ptycho_dir FOLDER --config FILE` loads them. */
import { findField, typeOfName } from '../../catalogue/catalogue';
import { requestNodeOf } from '../../formats/payloadFile';
import { type Node, pythonJson, typed } from '../../formats/pythonJson';
import { formatValue } from '../../values/python';
import type { ExportFormat, ExportInput, Loss } from '../format';
import { forcedObjectBig, LEGACY_SECTIONS, REQUEST_KEY, WROTE_KEY } from '../legacyJson/sections';

export const LEGACY_JSON: ExportFormat = {
  id: 'legacy-json',
  title: 'Legacy JSON',
  help: 'The configuration file of ptycho_torch.train for a whole folder of datasets.',
  extension: '.json',
  language: 'json',
  targets: ['ptychopinn-2026.07'],
  workflows: ['training'],
  write: (input) => ({ text: pythonJson(document(input)), losses: lossesOf(input) }),
};

function document({ request, resolution }: ExportInput): Node {
  const sections = Object.fromEntries(
    Object.entries(LEGACY_SECTIONS).map(([name, section]) => [
      name,
      Object.fromEntries(
        Object.entries(resolution.provenance[section] ?? {}).map(([field, { value }]) => [
          field,
          typed(value, findField(request.target, section, field)?.type),
        ]),
      ),
    ]),
  );
  return { ...sections, [REQUEST_KEY]: requestNodeOf(request), [WROTE_KEY]: sections };
}

function lossesOf({ request, resolution }: ExportInput): Loss[] {
  const path = request.workflow === 'training' ? request.train_data_file : request.test_data_file;
  const value = (section: string, field: string) => resolution.provenance[section]?.[field]?.value;
  const big = value('pt_model_config', 'object_big') ?? null;
  const forced = forcedObjectBig(value('pt_data_config', 'C'));
  return [
    {
      name: 'train_data_file',
      value: path,
      why: 'The legacy route trains on every dataset of a folder, which stands on its command line.',
      instead: 'Put the dataset into a folder of its own and name that with --ptycho_dir.',
    },
    ...Object.entries(request.execution ?? {}).map(([name, set]) => ({
      name,
      value: set,
      why: 'The file has no execution config; the legacy route makes one of its own.',
    })),
    ...(big === forced
      ? []
      : [
          {
            name: 'object_big',
            value: big,
            why: `The loader writes ${formatValue(forced)} over it, because C is ${forced ? 'above' : 'not above'} 1.`,
          },
        ]),
    ...(request.profile
      ? [
          {
            name: 'profile',
            value: request.profile,
            why: 'The file has no profile; the values that it stands for are written out.',
          },
        ]
      : []),
    ...tensorflowOnly({ request, resolution }),
  ];
}

/** Overrides that no PyTorch section has. */
function tensorflowOnly({ request, resolution }: ExportInput): Loss[] {
  const sections = Object.values(LEGACY_SECTIONS);
  return Object.entries(request.overrides)
    .filter(
      ([name]) =>
        typeOfName(request.target, name) !== undefined &&
        !sections.some((section) => resolution.provenance[section]?.[name] !== undefined) &&
        !/^(?:gridsize|max_epochs|neighbor_count|model_type)$/.test(name),
    )
    .map(([name, value]) => ({
      name,
      value,
      why: 'No PyTorch section has this field, and the file holds no others.',
    }));
}
