import { rule } from '../rule';
import { native, script } from './loaders';

const NAMES = ['xcoords_start', 'ycoords_start'];

export const startMissing = rule({
  id: 'start-coordinates-missing',
  title: 'No nominal positions',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  entryPoints: ['script'],
  fields: NAMES,
  source: 'V7 (TW:321); DATA-001',
  why: "The shared script reads xcoords_start and ycoords_start without a fallback and ends with KeyError: 'xcoords_start'; the other loaders do without.",
  check: ({ dataset, array, datasetField, request: { workflow } }) => {
    const missing = NAMES.filter((name) => !array(name));
    if (!dataset || missing.length === 0 || !array('xcoords') || !array('ycoords')) return [];
    return [
      {
        fields: [...missing, datasetField],
        message: `The dataset has no ${missing.join(' and no ')}: ${script(workflow)} stops with a KeyError, ${native(workflow)} takes the positions in their place. To run either, save copies of xcoords and ycoords under these names.`,
      },
    ];
  },
});
