/** Findings about the files of a request. */

import type { DatasetReading } from '../../dataset/facts';
import type { ModelReading } from '../../dataset/model';
import { findArray, type ProbeSize, shapeText } from '../../dataset/probeSize';
import { finding } from '../../findings/factoryRules';
import type { Finding } from '../../findings/finding';

/** Arrays that training and inference require, each with its old name. */
const REQUIRED = [['diffraction', 'diff3d'], ['probeGuess'], ['xcoords'], ['ycoords']] as const;

/** An error when the file does not exist. `field` is the request's name of the path. */
export function missingDataset(reading: DatasetReading, field: string): Finding[] {
  return reading.status === 'missing' ? [finding('dataset-missing', [field], reading.problem)] : [];
}

/** An error when the file is not a valid npz. */
export function unreadableDataset(reading: DatasetReading, field: string): Finding[] {
  return reading.status === 'unreadable'
    ? [finding('dataset-unreadable', [field], reading.problem)]
    : [];
}

/** Names of the required arrays that are missing or unreadable. */
function missingArrays(reading: DatasetReading): string[] {
  if (reading.status !== 'ok') return [];
  return REQUIRED.filter((names) => !names.some((name) => findArray(reading, name))).map(
    (names) => {
      const broken = reading.unreadable.find(({ name }) => names.some((n) => n === name));
      return broken ? `${broken.name} (${broken.problem})` : names[0];
    },
  );
}

/**
 * One finding in place of all others, for a file of another program. @param checksArrays whether the factory rejects it
 */
export const unpreparedDataset = (foreign: string, field: string, checksArrays: boolean): Finding =>
  finding(
    checksArrays ? 'dataset-unprepared-factory' : 'dataset-unprepared',
    [field],
    `This is ${foreign}. Prepare a copy for PtychoPINN.`,
  );

/** Errors of the design document's NPZ validation: one per missing array. */
export function requiredArrays(reading: DatasetReading, field: string): Finding[] {
  if (reading.status !== 'ok') return [];
  const found = reading.arrays.map(({ name }) => name).join(', ') || 'none';
  return missingArrays(reading).map((name) =>
    finding(
      'array-missing',
      [field, name.split(' ')[0] ?? name],
      `Missing array ${name}. Arrays in the dataset: ${found}. Save the array under that name.`,
    ),
  );
}

/** The same facts where the factory does not check, as a warning that the run will fail. */
export function unusableDataset(reading: DatasetReading, field: string): Finding[] {
  if (reading.status === 'unreadable')
    return [
      finding(
        'dataset-unusable',
        [field],
        `${reading.problem} PtychoPINN's factory does not check this, but the run fails when it loads the data.`,
      ),
    ];
  const missing = missingArrays(reading);
  if (missing.length === 0) return [];
  return [
    finding(
      'dataset-unusable',
      [field, ...missing.map((name) => name.split(' ')[0] ?? name)],
      `Missing ${missing.length > 1 ? 'arrays' : 'array'}: ${missing.join(', ')}. PtychoPINN's factory does not check this, but the run fails when it loads the data.`,
    ),
  ];
}

/** A warning when the patterns are stored under their old name. */
export function legacyDiffractionName(reading: DatasetReading, field: string): Finding[] {
  const old = findArray(reading, 'diff3d');
  if (!old || findArray(reading, 'diffraction')) return [];
  return [
    finding(
      'legacy-diffraction-name',
      [field, 'diffraction'],
      `The patterns ${shapeText(old.shape)} are stored only under the old name diff3d. Some of PtychoPINN's loaders read only diffraction, others only diff3d. Save the array under both names.`,
    ),
  ];
}

/** Warnings for `_metadata` and for arrays that cannot be read. */
export function unreadableMembers(reading: DatasetReading, field: string): Finding[] {
  if (reading.status !== 'ok') return [];
  const broken =
    reading.metadata.status === 'broken'
      ? [
          finding(
            'metadata-unreadable',
            [field, '_metadata'],
            `${reading.metadata.problem} Its values of nphotons, N and gridsize are ignored.`,
          ),
        ]
      : [];
  const members = reading.unreadable
    .filter(
      ({ name }) =>
        name !== '_metadata' && !REQUIRED.some((names) => names.some((n) => n === name)),
    )
    .map(({ name, problem }) =>
      finding('array-unreadable', [field, name], `${name} is unreadable: ${problem}`),
    );
  return [...broken, ...members];
}

/** A warning when N falls back to 64 because the probe size is unknown. */
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
      `${sentence(size.problem)} N falls back to 64. If the patterns are not 64 pixels wide, set N to their width.`,
      fixes,
    ),
  ];
}

/** Readers' problems may lack a full stop. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Side of the patterns in pixels when the stack is (n, N, N). */
export function patternSize(reading: DatasetReading): number | undefined {
  const stack = findArray(reading, 'diffraction') ?? findArray(reading, 'diff3d');
  const [, height, width] = stack?.shape ?? [];
  return stack?.shape.length === 3 && height === width && height !== 0 ? height : undefined;
}

/** Errors about the model folder of an inference request. */
export function modelFolder(model: ModelReading | undefined, path: string): Finding[] {
  const say = {
    missing: 'does not exist',
    'not-a-folder': 'is a file; choose the folder that contains wts.h5.zip',
  };
  if (!model || model.status === 'missing' || model.status === 'not-a-folder') {
    const problem =
      path === ''
        ? 'model_path is empty. Choose the output folder of a finished training run.'
        : `The model folder ${path} ${say[model?.status === 'not-a-folder' ? 'not-a-folder' : 'missing']}.`;
    return [finding('model-missing', ['model_path'], problem)];
  }
  if (model.status === 'ok') return [];
  return [
    finding(
      'model-archive-missing',
      ['model_path'],
      `The model folder ${path} contains no wts.h5.zip. Choose the output folder of a finished training run.`,
    ),
  ];
}
