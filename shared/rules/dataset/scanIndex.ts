import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';
import { native } from './loaders';

export const scanIndex = rule({
  id: 'scan-index-shape',
  title: 'scan_index is not a list',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  entryPoints: ['native', 'python'],
  fields: ['scan_index'],
  source: 'V7 (R:152); DATA-001',
  why: 'The command line asserts one axis, though nothing uses the values; the other loaders do not read the array.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const index = array('scan_index');
    if (!index || index.shape.length === 1) return [];
    return [
      {
        fields: ['scan_index', datasetField],
        message: `scan_index has the shape ${shapeText(index.shape)}, and ${native(workflow)} asserts one axis. Save it as (n,), or leave it out.`,
      },
    ];
  },
});
