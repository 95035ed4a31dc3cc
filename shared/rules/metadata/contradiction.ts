import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const contradiction = rule({
  id: 'metadata-contradiction',
  title: '_metadata says otherwise',
  outcome: 'info',
  stage: 'load',
  workflows: ['training'],
  fields: ['_metadata', 'N', 'gridsize'],
  source: [code.metadata(173), knownIssue('DATA-001'), evidence('sources-of-the-photon-number')],
  tried: true,
  why: 'PtychoPINN can compare N and gridsize with what the dataset says of itself, but no run asks it to. A difference is right after cropping or regrouping; otherwise the file is another one than was meant.',
  check: ({ physics, number, grid, patterns, datasetField }) => {
    const N = number('pt_data_config', 'N');
    // Patterns of another size than N have a finding of their own.
    const size = N === patternSize(patterns()) ? N : undefined;
    // A gridsize of 1 says that the patterns are single, and any grid can be grouped from those.
    const side = physics('gridsize') === 1 ? undefined : grid();
    return [
      { name: 'N', effective: size },
      { name: 'gridsize', effective: side },
    ].flatMap(({ name, effective }) => {
      const told = physics(name);
      if (effective === undefined || told === undefined || told === effective) return [];
      return [
        {
          fields: [name, '_metadata', datasetField],
          message: `${name} is ${effective} in this run and ${formatValue(told)} in _metadata of the dataset. Check that this is the file you mean.`,
        },
      ];
    });
  },
});
