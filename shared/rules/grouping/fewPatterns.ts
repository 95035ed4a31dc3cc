import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { rule } from '../rule';

export const fewPatterns = rule({
  id: 'patterns-too-few',
  title: 'Fewer patterns than a group needs',
  outcome: 'crash',
  stage: 'load',
  fields: ['gridsize', 'diffraction'],
  raises: ['ValueError: coordinates per group'],
  source: [code.rawData(640), evidence('neighbours')],
  tried: true,
  why: 'A group consists of gridsize² different patterns.',
  check: ({ takesGroups, number, patternCount, datasetField }) => {
    if (!takesGroups()) return [];
    const count = patternCount();
    const C = number('pt_data_config', 'C');
    if (count === undefined || count === 0 || C === undefined || count >= C) return [];
    return [
      {
        fields: ['gridsize', datasetField],
        message: `The dataset has ${counted(count, 'pattern')}, but a group needs ${C}. Use a smaller \`gridsize\` or a larger scan.`,
      },
    ];
  },
});
