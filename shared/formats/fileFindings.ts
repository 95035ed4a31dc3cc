/** Findings on a payload file besides those on its request: whether its dataset or its payload has changed. */

import type { ArrayFacts, DatasetFacts, DatasetReading } from '../dataset/facts';
import { shapeText } from '../dataset/probeSize';
import type { PayloadChange } from '../diff/payloadChanges';
import type { Finding } from '../findings/finding';
import { reportedRules } from '../findings/ruleFacts';
import { evidence } from '../sources/source';
import { findField } from '../targets/catalogue';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';
import type { PayloadFile } from './payloadFile';

const { rules, finding } = reportedRules({
  'dataset-changed': {
    title: 'The dataset has changed since the payload was exported',
    outcome: 'wrong-result',
    stage: 'load',
    fields: ['train_data_file', 'test_data_file'],
    source: [evidence('exported-files-and-imports')],
    why: 'A payload carries the fingerprint of the dataset that it was made for. With other data, inferred values and every check of the dataset may come out differently.',
  },
  'dataset-moved': {
    title: 'The dataset has moved',
    outcome: 'info',
    stage: 'load',
    fields: ['train_data_file', 'test_data_file'],
    source: [evidence('exported-files-and-imports')],
    why: 'PtychoPINN opens the dataset at the path that the payload names. A file of the same name beside the payload is recognized by its fingerprint.',
  },
  'payload-outdated': {
    title: 'The payload is not what its request makes now',
    outcome: 'wrong-result',
    stage: 'factory',
    fields: [],
    source: [evidence('exported-files-and-imports')],
    why: 'The same request on the same dataset gives the same payload. Where it does not, the file was edited by hand, its dataset has changed, or another Pinnboard wrote it.',
  },
});

export const FILE_RULES = rules;

/** What is known of a payload file today. */
export interface FileNow {
  readonly file: PayloadFile;
  /** The dataset at the path that the file names. */
  readonly reading: DatasetReading;
  /** A file of the same name found elsewhere, when there is none at that path. */
  readonly elsewhere: { readonly path: string; readonly reading: DatasetReading } | null;
  readonly changes: readonly PayloadChange[];
}

/** Findings about the file itself. */
export function fileFindings(now: FileNow): Finding[] {
  return [...changedDataset(now), ...movedDataset(now), ...outdated(now)];
}

function changedDataset({ file, reading }: FileNow): Finding[] {
  if (reading.status !== 'ok' || reading.fingerprint === file.dataset.fingerprint) return [];
  const arrays = arrayChanges(file, reading);
  const what = arrays.length > 0 ? arrays.join(', ') : 'its arrays hold other values';
  return [
    finding(
      'dataset-changed',
      [datasetKey(file)],
      `The dataset ${file.dataset.path} has changed since this payload was exported: ${what}. Export it again if that was meant.`,
    ),
  ];
}

function movedDataset({ file, reading, elsewhere }: FileNow): Finding[] {
  if (reading.status !== 'missing' || elsewhere?.reading.status !== 'ok') return [];
  const same = elsewhere.reading.fingerprint === file.dataset.fingerprint;
  const what = same
    ? `${elsewhere.path} has its fingerprint, so it is there now`
    : `${elsewhere.path} has its name but another fingerprint, so it is not the same data`;
  const message = `The dataset ${file.dataset.path} is not there any more; ${what}. Name it where it is and export the payload again; check reads relative paths from --base.`;
  return [finding('dataset-moved', [datasetKey(file)], message)];
}

const LISTED = 3;

function outdated({ file, changes }: FileNow): Finding[] {
  if (changes.length === 0) return [];
  const listed = changes.slice(0, LISTED).map((change) => changeText(change, file.target));
  const more = changes.length > LISTED ? ` and ${changes.length - LISTED} more` : '';
  const { name, version } = file.generator;
  const message = `The payload in this file is not what the factory makes of its request now: ${listed.join(', ')}${more}. Export it again; it was written by ${name} ${version}.`;
  return [
    finding(
      'payload-outdated',
      changes.map((change) => `${change.section}.${change.name}`),
      message,
    ),
  ];
}

/** `pt_data_config.N is 64, now 128`, values typed by the field. */
export function changeText({ section, name, before, after }: PayloadChange, target: string) {
  const type = findField(target, section, name)?.type;
  const text = (value: Value | undefined) =>
    value === undefined ? 'not there' : formatValue(value, type);
  return `${section}.${name} is ${text(before)}, now ${text(after)}`;
}

function arrayChanges({ dataset }: PayloadFile, { arrays }: DatasetFacts): string[] {
  const now = new Map(arrays.map((array) => [array.name, array]));
  const before = new Set(dataset.arrays.map(({ name }) => name));
  const words = ({ dtype, shape }: Pick<ArrayFacts, 'dtype' | 'shape'>) =>
    `${dtype} ${shapeText(shape)}`;
  return [
    ...dataset.arrays.flatMap((array) => {
      const other = now.get(array.name);
      if (!other) return [`${array.name} is gone`];
      return words(other) === words(array)
        ? []
        : [`${array.name} was ${words(array)} and is ${words(other)}`];
    }),
    ...arrays.filter(({ name }) => !before.has(name)).map(({ name }) => `${name} is new`),
  ];
}

const datasetKey = ({ workflow }: PayloadFile): string =>
  workflow === 'training' ? 'train_data_file' : 'test_data_file';
