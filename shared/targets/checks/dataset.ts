/** Findings about the files a request names. */

import type { DatasetReading, ModelReading } from '../../dataset/facts';
import type { FileContext } from '../../dataset/fileContext';
import { findArray, inferProbeSize, type ProbeSize, shapeText } from '../../dataset/probeSize';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';

/** Arrays without which PtychoPINN cannot train or infer, each with its old name. */
const REQUIRED = [['diffraction', 'diff3d'], ['probeGuess'], ['xcoords'], ['ycoords']] as const;

/** A refusal when there is no file at all. `field` is the request's name of the path. */
export function missingDataset(reading: DatasetReading, field: string): Finding[] {
  return reading.status === 'missing' ? [finding('dataset-missing', [field], reading.problem)] : [];
}

/** A refusal when the file is not a usable npz. */
export function unreadableDataset(reading: DatasetReading, field: string): Finding[] {
  return reading.status === 'unreadable'
    ? [finding('dataset-unreadable', [field], reading.problem)]
    : [];
}

/** What is missing among the required arrays, in words. */
function missingArrays(reading: DatasetReading): string[] {
  if (reading.status !== 'ok') return [];
  return REQUIRED.filter((names) => !names.some((name) => findArray(reading, name))).map(
    (names) => {
      const broken = reading.unreadable.find(({ name }) => names.some((n) => n === name));
      return broken ? `${broken.name} (${broken.problem})` : names[0];
    },
  );
}

/** Refusals of the blueprint's NPZ validation: one a required array that is missing. */
export function requiredArrays(reading: DatasetReading, field: string): Finding[] {
  if (reading.status !== 'ok') return [];
  const held = reading.arrays.map(({ name }) => name).join(', ') || 'nothing';
  return missingArrays(reading).map((name) =>
    finding(
      'array-missing',
      [field, name.split(' ')[0] ?? name],
      `The dataset has no ${name}. It holds ${held}. Save the array under that name.`,
    ),
  );
}

/** The same facts where the factory does not look, as a warning of what comes later. */
export function unusableDataset(reading: DatasetReading, field: string): Finding[] {
  if (reading.status === 'unreadable')
    return [
      finding(
        'dataset-unusable',
        [field],
        `${reading.problem} PtychoPINN's factory does not look inside and goes on; loading the data fails.`,
      ),
    ];
  const missing = missingArrays(reading);
  if (missing.length === 0) return [];
  return [
    finding(
      'dataset-unusable',
      [field, ...missing.map((name) => name.split(' ')[0] ?? name)],
      `The dataset has no ${missing.join(', no ')}. PtychoPINN's factory does not look and goes on; loading the data fails.`,
    ),
  ];
}

/** A warning when the patterns stand under their old name. */
export function legacyDiffractionName(reading: DatasetReading, field: string): Finding[] {
  const old = findArray(reading, 'diff3d');
  if (!old || findArray(reading, 'diffraction')) return [];
  return [
    finding(
      'legacy-diffraction-name',
      [field, 'diffraction'],
      `The patterns ${shapeText(old.shape)} stand under the old name diff3d. Some of PtychoPINN's loaders read only one of the two names; save the array as diffraction too.`,
    ),
  ];
}

/** Warnings for `_metadata` and for members that cannot be read, whatever needs them. */
export function unreadableMembers(reading: DatasetReading, field: string): Finding[] {
  if (reading.status !== 'ok') return [];
  const broken =
    reading.metadata.status === 'broken'
      ? [
          finding(
            'metadata-unreadable',
            [field, '_metadata'],
            `${reading.metadata.problem} What it says of nphotons, N and gridsize is not used.`,
          ),
        ]
      : [];
  const members = reading.unreadable
    .filter(
      ({ name }) =>
        name !== '_metadata' && !REQUIRED.some((names) => names.some((n) => n === name)),
    )
    .map(({ name, problem }) =>
      finding('array-unreadable', [field, name], `${name} cannot be used: ${problem}`),
    );
  return [...broken, ...members];
}

/** A warning when N falls back to 64 because the probe does not tell its size. */
export function probeSizeFallback(
  size: ProbeSize,
  field: string,
  patterns: number | undefined,
): Finding[] {
  if (size.ok) return [];
  const fixes =
    patterns === undefined
      ? []
      : [
          {
            label: `Set N to ${patterns}, the size of the patterns`,
            edits: [{ op: 'set-override' as const, name: 'N', value: patterns }],
          },
        ];
  return [
    finding(
      'probe-size-fallback',
      ['N', field],
      `${sentence(size.problem)} N falls back to 64. Set N to the side of the patterns in pixels if it is not 64.`,
      fixes,
    ),
  ];
}

/** Readers' problems come with and without a full stop. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Side of the patterns in pixels when the stack is (n, N, N). */
export function patternSize(reading: DatasetReading): number | undefined {
  const stack = findArray(reading, 'diffraction') ?? findArray(reading, 'diff3d');
  const [, height, width] = stack?.shape ?? [];
  return stack?.shape.length === 3 && height === width && height !== 0 ? height : undefined;
}

/** Refusals about the model folder of an inference request. */
export function modelFolder(model: ModelReading | undefined, path: string): Finding[] {
  const say = {
    missing: 'does not exist',
    'not-a-folder': 'is a file; name the folder that holds wts.h5.zip',
  };
  if (!model || model.status === 'missing' || model.status === 'not-a-folder') {
    const problem =
      path === ''
        ? 'No model folder is chosen.'
        : `The model folder ${path} ${say[model?.status === 'not-a-folder' ? 'not-a-folder' : 'missing']}.`;
    return [finding('model-missing', ['model_path'], problem)];
  }
  if (model.status === 'ok') return [];
  return [
    finding(
      'model-archive-missing',
      ['model_path'],
      `The model folder ${path} holds no wts.h5.zip. Name the output folder of a finished training run.`,
    ),
  ];
}

/** N as the dataset tells it, by a target's rule. */
export function inferredSize(
  fileContext: FileContext,
  rule: Parameters<typeof inferProbeSize>[1],
): ProbeSize {
  return inferProbeSize(fileContext.dataset, rule);
}
