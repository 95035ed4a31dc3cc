import type { DatasetReading } from '../../dataset/facts';
import { findArray } from '../../dataset/probeSize';
import type { Context } from '../context';
import { isBarycentric } from '../inference/route';
import { type Case, rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const diffractionName = rule({
  id: 'diff3d-missing',
  title: 'The patterns do not stand under diff3d',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  entryPoints: ['native', 'python'],
  fields: ['diffraction', 'diff3d'],
  source: 'V7 (R:326); DATA-001; FORMAT-001',
  why: "Two documents of PtychoPINN name the patterns differently. RawData.from_file, which the native command line, the exported Python script and the loader call, knows diff3d alone and ends with KeyError: 'diff3d'; ptycho_train and the memory-mapped loader take either name.",
  check: (context) => (readsRawData(context) ? cases(context) : []),
});

/** Reconstruction with weighting or rescaling reads the dataset through the memory-mapped loader. */
const readsRawData = (context: Context): boolean =>
  context.request.workflow === 'training' || !isBarycentric(context);

const cases = ({ dataset, validation, datasetField, request: { workflow } }: Context): Case[] =>
  [
    { reading: dataset, field: datasetField },
    { reading: validation, field: 'test_data_file' },
  ]
    .filter(({ reading }) => reading && lacksOldName(reading))
    .map(({ field }) => ({
      fields: ['diff3d', field],
      message: `${field} holds its patterns as diffraction alone: ${native(workflow)}, the exported Python script and pinnboard_payload.py run read diff3d and stop with a KeyError. ${script(workflow)} and ${MEMORY_MAPPED} read both names. Save the array under both.`,
    }));

const lacksOldName = (reading: DatasetReading): boolean =>
  findArray(reading, 'diffraction') !== undefined && findArray(reading, 'diff3d') === undefined;
