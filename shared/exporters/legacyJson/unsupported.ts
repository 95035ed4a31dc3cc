/** Settings that the legacy JSON configuration cannot express, and what its entry point does differently. */

import type { Resolution } from '../../factory/resolution';
import { findField, typeOfName } from '../../targets/catalogue';
import { formatValue } from '../../values/python';
import { sameValue, type Value, type Values } from '../../values/value';
import type { ExportInput, UnsupportedSetting } from '../format';
import { forcedObjectBig, LEGACY_SECTIONS, legacyFacts } from './sections';

/** Paths first, then overrides, execution options and profile. */
export function legacyUnsupported({ request, resolution }: ExportInput): UnsupportedSetting[] {
  const { executionFields, unread } = legacyFacts(request.target);
  const options = Object.entries(request.execution ?? {}).filter(
    ([name]) => !executionFields.includes(name),
  );
  return [
    ...unsupportedPaths(request),
    ...replacedValues({ request, resolution }),
    ...Object.entries(request.overrides).flatMap(([name, value]) =>
      unread[name] !== undefined && value !== null
        ? [{ name, value, why: unread[name] }]
        : unsupportedOverride(name, value, request.target, resolution),
    ),
    ...options.map(([name, value]) => ({ name, value, why: optionWhy(name) })),
    ...(request.profile
      ? [
          {
            name: 'profile',
            value: request.profile,
            why: 'The file has no profile; the values of the profile are written out.',
          },
        ]
      : []),
  ];
}

/** Values that loading the file and train_lightning_only replace, set by the user or not. */
export const replacedValues = ({ request, resolution }: ExportInput): UnsupportedSetting[] => [
  ...overwrittenObjectBig(legacyFacts(request.target).derived, resolution),
  ...replacedRuntime(legacyFacts(request.target).fixed, resolution),
  ...replacedRate(request, resolution),
];

function unsupportedPaths(request: ExportInput['request']): UnsupportedSetting[] {
  const { output_dir } = request;
  const train = request.workflow === 'training' ? request.train_data_file : request.test_data_file;
  return [
    {
      name: 'train_data_file',
      value: train,
      why: 'The legacy entry point trains on all datasets of a folder that is given on the command line.',
      instead:
        'Put only this dataset into a folder and run `python -m ptycho_torch.train --ptycho_dir FOLDER --config FILE --disable_mlflow`. Without `--disable_mlflow` the run fails if MLflow has no database yet.',
    },
    {
      name: 'output_dir',
      value: output_dir,
      why: 'The legacy entry point always writes its checkpoints next to the working directory.',
      instead: 'Run it in a separate folder.',
    },
  ];
}

function overwrittenObjectBig(
  derived: readonly string[],
  { provenance }: Resolution,
): UnsupportedSetting[] {
  const value = provenance.pt_model_config?.object_big?.value ?? null;
  const forced = forcedObjectBig(provenance.pt_data_config?.C?.value);
  if (value === forced) return [];
  const others = derived.length === 0 ? '' : ` ${derived.join(' and ')} follow it.`;
  const why = `The loader replaces it with ${formatValue(forced)}, because C is ${forced ? 'greater' : 'not greater'} than 1.${others}`;
  return [{ name: 'object_big', value, why }];
}

function replacedRuntime(fixed: Values, { provenance }: Resolution): UnsupportedSetting[] {
  const replaced = Object.entries(fixed).flatMap(([name, used]) => {
    const value = provenance.pt_training_config?.[name]?.value;
    return value === undefined || sameValue(value, used) ? [] : [{ name, value, used }];
  });
  const [first] = replaced;
  if (!first) return [];
  const used = replaced.map((one) => `${one.name} ${formatValue(one.used)}`).join(', ');
  const why = `ptycho_torch.train_lightning_only always uses ${used}.`;
  return [{ name: first.name, value: first.value, why }];
}

/** train_lightning_only reads the learning rate from an execution config of its own. */
function replacedRate(
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
      why: `ptycho_torch.train_lightning_only always uses ${formatValue(used)}.`,
      instead: 'Use `python -m ptycho_torch.train --ptycho_dir FOLDER`, which reads the file.',
    },
  ];
}

function unsupportedOverride(
  name: string,
  value: Value,
  target: string,
  { provenance }: Resolution,
): UnsupportedSetting[] {
  if (typeOfName(target, name) === undefined)
    return [
      { name, value, why: `PtychoPINN has no field ${name}; its loader silently ignores it.` },
    ];
  const sections = Object.values(LEGACY_SECTIONS);
  const isWritten = sections.some((section) => provenance[section]?.[name] !== undefined);
  if (isWritten || /^(?:gridsize|max_epochs|neighbor_count|model_type)$/.test(name)) return [];
  const why =
    provenance.pt_inference_config?.[name] === undefined
      ? 'No PyTorch section has this field, and the file has only PyTorch sections.'
      : 'It belongs to inference, whose section is not read when a folder is trained.';
  return [{ name, value, why }];
}

const optionWhy = (name: string): string =>
  name === 'accelerator'
    ? 'The legacy entry point always trains on the CPU.'
    : 'The file has no execution config; the legacy entry point creates its own.';
