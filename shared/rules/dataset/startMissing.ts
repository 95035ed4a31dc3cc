import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { asCode } from '../asCode';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { native, script } from './loaders';

const NAMES = ['xcoords_start', 'ycoords_start'];

export const startMissing = rule({
  id: 'start-coordinates-missing',
  title: 'Nominal positions are missing',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['script'],
  fields: NAMES,
  raises: ['KeyError: xcoords_start'],
  source: [
    code.tensorflowComponents(321),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: "`ptycho_train` and `ptycho_inference` require `xcoords_start` and `ycoords_start` and raise `KeyError: 'xcoords_start'` without them; the other loaders do not need them.",
  check: ({ dataset, array, datasetField, request: { workflow } }) => {
    const missing = NAMES.filter((name) => !array(name));
    if (!dataset || missing.length === 0 || !array('xcoords') || !array('ycoords')) return [];
    return [
      {
        fields: [...missing, datasetField],
        message: `The dataset has no ${missing.map(asCode).join(' and no ')}: ${script(workflow)} stops with a \`KeyError\`, ${native(workflow)} uses \`xcoords\` and \`ycoords\` instead. To run both, save copies of \`xcoords\` and \`ycoords\` under these names.`,
      },
    ];
  },
});
