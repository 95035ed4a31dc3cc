/** What the legacy JSON configuration cannot carry of a request, and what its route does otherwise (T:177-310). */

import type { Resolution } from '../../factory/resolution';
import { findField, typeOfName } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import { sameValue, type Value } from '../../values/value';
import type { ExportInput, UnsupportedSetting } from '../format';
import { EXECUTION_FIELDS, forcedObjectBig, LEGACY_SECTIONS } from './sections';

/** Losses of the paths, then of the overrides, then of knobs and profile. */
export function legacyUnsupported({ request, resolution }: ExportInput): UnsupportedSetting[] {
  const options = Object.entries(request.execution ?? {}).filter(
    ([name]) => !EXECUTION_FIELDS.includes(name),
  );
  return [
    ...pathLosses(request),
    ...objectBigLoss(resolution),
    ...runtimeLoss(resolution),
    ...rateLoss(request, resolution),
    ...Object.entries(request.overrides).flatMap(([name, value]) =>
      overrideLoss(name, value, request.target, resolution),
    ),
    ...options.map(([name, value]) => ({ name, value, why: knobWhy(name) })),
    ...(request.profile
      ? [
          {
            name: 'profile',
            value: request.profile,
            why: 'The file has no profile; the values that it stands for are written out.',
          },
        ]
      : []),
  ];
}

function pathLosses(request: ExportInput['request']): UnsupportedSetting[] {
  const { output_dir } = request;
  const train = request.workflow === 'training' ? request.train_data_file : request.test_data_file;
  return [
    {
      name: 'train_data_file',
      value: train,
      why: 'The legacy route trains on every dataset of a folder, which stands on its command line.',
      instead:
        'Put the dataset alone into a folder and start python -m ptycho_torch.train --ptycho_dir FOLDER --config FILE --disable_mlflow. Without --disable_mlflow the run ends with an error where MLflow has no database yet.',
    },
    {
      name: 'output_dir',
      value: output_dir,
      why: 'The legacy route keeps its checkpoints in a folder beside the one that it is started in, whatever the file says.',
      instead: 'Start it in a folder made for the run.',
    },
  ];
}

function objectBigLoss({ provenance }: Resolution): UnsupportedSetting[] {
  const value = provenance.pt_model_config?.object_big?.value ?? null;
  const forced = forcedObjectBig(provenance.pt_data_config?.C?.value);
  if (value === forced) return [];
  const why = `The loader writes ${formatValue(forced)} over it, because C is ${forced ? 'above' : 'not above'} 1.`;
  return [{ name: 'object_big', value, why }];
}

/** What train_lightning_only trains with in any case (TL:493-510). */
const RUNTIME: { readonly [field: string]: Value } = {
  strategy: 'auto',
  num_workers: 0,
  orchestrator: 'Lightning',
};

function runtimeLoss({ provenance }: Resolution): UnsupportedSetting[] {
  const replaced = Object.entries(RUNTIME).flatMap(([name, used]) => {
    const value = provenance.pt_training_config?.[name]?.value;
    return value === undefined || sameValue(value, used) ? [] : [{ name, value, used }];
  });
  const [first] = replaced;
  if (!first) return [];
  const used = replaced.map((one) => `${one.name} ${formatValue(one.used)}`).join(', ');
  const why = `ptycho_torch.train_lightning_only trains with ${used}, whatever the file says.`;
  return [{ name: first.name, value: first.value, why }];
}

/** train_lightning_only takes the learning rate of an execution config that it makes itself (TL:571). */
function rateLoss(
  request: ExportInput['request'],
  { provenance }: Resolution,
): UnsupportedSetting[] {
  const name = 'learning_rate';
  const used = findField(request.target, 'execution_config', name)?.default;
  const value = request.execution?.[name] ?? provenance.pt_training_config?.[name]?.value;
  if (used === undefined || value === undefined || sameValue(value, used)) return [];
  return [
    {
      name,
      value,
      why: `ptycho_torch.train_lightning_only trains with ${formatValue(used)}, whatever the file says.`,
      instead: 'Start python -m ptycho_torch.train --ptycho_dir FOLDER, which reads the file.',
    },
  ];
}

/** Fields that the sections have and that the loader of memory-mapped folders does not look at. */
const UNREAD: { readonly [name: string]: string } = {
  n_groups: 'The legacy route groups all positions of the folder and reads n_subsample instead.',
  test_data_file: 'The legacy route validates on a part of the training data.',
};

function overrideLoss(
  name: string,
  value: Value,
  target: string,
  { provenance }: Resolution,
): UnsupportedSetting[] {
  const unread = UNREAD[name];
  if (unread !== undefined && value !== null) return [{ name, value, why: unread }];
  if (typeOfName(target, name) === undefined)
    return [{ name, value, why: `PtychoPINN has no field ${name}, so its loader drops it.` }];
  const sections = Object.values(LEGACY_SECTIONS);
  const isWritten = sections.some((section) => provenance[section]?.[name] !== undefined);
  if (isWritten || /^(?:gridsize|max_epochs|neighbor_count|model_type)$/.test(name)) return [];
  const why =
    provenance.pt_inference_config?.[name] === undefined
      ? 'No PyTorch section has this field, and the file holds no others.'
      : 'It belongs to inference; the training of a folder reads nothing of that section.';
  return [{ name, value, why }];
}

const knobWhy = (name: string): string =>
  name === 'accelerator'
    ? 'The legacy route trains on the CPU, whatever the file says.'
    : 'The file has no execution config; the legacy route makes one of its own.';
