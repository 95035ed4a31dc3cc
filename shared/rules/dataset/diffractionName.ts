import type { DatasetReading } from '../../dataset/facts';
import { findArray } from '../../dataset/probeSize';
import type { Case } from '../../findings/ruleFacts';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import type { Context } from '../context';
import { isProgram } from '../holds';
import { isBarycentric } from '../inference/barycentric';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const diffractionName = rule({
  id: 'diff3d-missing',
  title: 'The dataset has no array named diff3d',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['native', 'python'],
  fields: ['diffraction', 'diff3d'],
  raises: ['KeyError: diff3d'],
  source: [
    code.rawData(326),
    knownIssue('DATA-001'),
    knownIssue('FORMAT-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: "PtychoPINN's documents name the patterns differently. `RawData.from_file`, which `python -m ptycho_torch.train`, the exported Python script and `pinnboard_payload.py` call, reads only `diff3d` and raises `KeyError: 'diff3d'`. `ptycho_train` and the memory-mapped loader accept either name.",
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
      message: `The patterns in ${asCode(field)} are stored only as \`diffraction\`. ${native(workflow)}, the exported Python script and \`pinnboard_payload.py run\` require \`diff3d\` and stop with a \`KeyError\`; ${script(workflow)} and ${MEMORY_MAPPED} accept either name. Save the array under both names.`,
    }));

const lacksOldName = (reading: DatasetReading): boolean =>
  findArray(reading, 'diffraction') !== undefined && findArray(reading, 'diff3d') === undefined;
