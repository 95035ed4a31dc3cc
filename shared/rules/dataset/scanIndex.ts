import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { native } from './loaders';

export const scanIndex = rule({
  id: 'scan-index-shape',
  title: 'scan_index is not one-dimensional',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['native', 'python'],
  fields: ['scan_index'],
  raises: ['AssertionError: Expected scan_index'],
  source: [code.rawData(152), knownIssue('DATA-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: '`python -m ptycho_torch.train` and `ptycho_torch.inference` assert one axis, although nothing uses the values; the other loaders do not read the array.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const index = array('scan_index');
    if (!index || index.shape.length === 1) return [];
    return [
      {
        fields: ['scan_index', datasetField],
        message: `\`scan_index\` has the shape ${shapeText(index.shape)}, but ${native(workflow)} requires one axis. Save it as (n,), or remove it.`,
      },
    ];
  },
});
