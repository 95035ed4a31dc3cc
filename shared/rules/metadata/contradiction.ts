import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const contradiction = rule({
  id: 'metadata-contradiction',
  title: 'N or gridsize differs from _metadata',
  outcome: 'info',
  stage: 'load',
  workflows: ['training'],
  fields: ['_metadata', 'N', 'gridsize'],
  source: [code.metadata(173), knownIssue('DATA-001'), evidence('sources-of-the-photon-number')],
  tried: true,
  why: "PtychoPINN can compare N and `gridsize` with the dataset's `_metadata`, but no run does. A difference is expected after cropping or regrouping; otherwise this may be the wrong file.",
  check: ({ physics, number, grid, patterns, datasetField }) => {
    const N = number('pt_data_config', 'N');
    // Another rule reports patterns whose size is not N.
    const size = N === patternSize(patterns()) ? N : undefined;
    // gridsize 1 means single patterns, which can be grouped with any gridsize.
    const side = physics('gridsize') === 1 ? undefined : grid();
    return [
      { name: 'N', effective: size },
      { name: 'gridsize', effective: side },
    ].flatMap(({ name, effective }) => {
      const recorded = physics(name);
      if (effective === undefined || recorded === undefined || recorded === effective) return [];
      return [
        {
          fields: [name, '_metadata', datasetField],
          message: `${asCode(name)} is ${effective} in this run, but ${formatValue(recorded)} in the dataset's \`_metadata\`. Check that this is the intended file.`,
        },
      ];
    });
  },
});
