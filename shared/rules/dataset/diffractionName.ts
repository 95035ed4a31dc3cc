import type { DatasetReading } from '../../dataset/facts';
import { findArray } from '../../dataset/probeSize';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const diffractionName = rule({
  id: 'diff3d-missing',
  title: 'The patterns do not stand under diff3d',
  outcome: 'crash',
  stage: 'load',
  entryPoints: ['native'],
  targets: ['ptychopinn-2026.07'],
  fields: ['diffraction', 'diff3d'],
  source: 'V7 (R:326); DATA-001; FORMAT-001',
  why: "Two documents of PtychoPINN name the patterns differently. Its command line knows diff3d alone and ends with KeyError: 'diff3d'; the other loaders take either name.",
  check: ({ dataset, validation, datasetField, request: { workflow } }) =>
    [
      { reading: dataset, field: datasetField },
      { reading: validation, field: 'test_data_file' },
    ]
      .filter(({ reading }) => reading && lacksOldName(reading))
      .map(({ field }) => ({
        fields: ['diff3d', field],
        message: `${field} holds its patterns as diffraction alone: ${native(workflow)} reads diff3d and stops with a KeyError. ${script(workflow)} and ${MEMORY_MAPPED} read both names. Save the array under both.`,
      })),
});

const lacksOldName = (reading: DatasetReading): boolean =>
  findArray(reading, 'diffraction') !== undefined && findArray(reading, 'diff3d') === undefined;
