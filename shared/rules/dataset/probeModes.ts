import { shapeText } from '../../dataset/probeSize';
import { rule } from '../rule';
import { isModeCount } from '../shapes';
import { MEMORY_MAPPED, native, script } from './loaders';

export const modesUnread = rule({
  id: 'probe-axes',
  title: 'The probe has an axis for modes',
  outcome: 'crash',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['probeGuess'],
  source: 'V7 (R:149); PROBE-MULTIMODE-001; DATA-001',
  why: 'Command line and shared script assert a probe of two axes; only the memory-mapped loader takes modes. How modes were collapsed into one changes the result, so it belongs into the record of the run.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const probe = array('probeGuess');
    if (probe?.shape.length !== 3) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `probeGuess has the shape ${shapeText(probe.shape)}: ${native(workflow)} and ${script(workflow)} stop at an assertion of two axes; ${MEMORY_MAPPED} takes it. Save one mode as (N, N), and note how the modes were collapsed.`,
      },
    ];
  },
});

export const modesAsSize = rule({
  id: 'modes-taken-for-n',
  title: 'N is the number of probe modes',
  outcome: 'wrong-result',
  stage: 'load',
  targets: ['ptychopinn-2026.07'],
  fields: ['N', 'probeGuess'],
  source: 'V1 (F:774)',
  why: 'The factory takes the first axis of probeGuess for N, whatever it stands for. It only warns that the probe is not square.',
  check: ({ array, number, layer, datasetField }) => {
    const probe = array('probeGuess');
    const side = probe?.shape[1];
    const N = number('pt_data_config', 'N');
    if (side === undefined || !isModeCount(probe, N)) return [];
    if (layer('pt_data_config', 'N') !== 'inferred') return [];
    return [
      {
        fields: ['N', 'probeGuess', datasetField],
        message: `N is ${N}, the number of modes in probeGuess ${shapeText(probe?.shape ?? [])}; the probe is ${side} by ${side}. Set N to ${side}, or save one mode as (${side}, ${side}).`,
        fixes: [
          {
            label: `Set N to ${side}`,
            edits: [{ op: 'set-override', name: 'N', value: side }],
          },
        ],
      },
    ];
  },
});
