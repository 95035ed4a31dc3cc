import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { isModeCount } from '../shapes';
import { MEMORY_MAPPED, native, script } from './loaders';
import { CONVOLUTIONAL_SIZES } from './networkSize';

export const modesUnread = rule({
  id: 'probe-axes',
  title: 'The probe has a mode axis',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  entryPoints: ['native', 'script', 'python'],
  fields: ['probeGuess'],
  raises: ['AssertionError: Expected probeGuess'],
  source: [
    code.rawData(149),
    knownIssue('PROBE-MULTIMODE-001'),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: 'PtychoPINN commands assert a probe with two axes; only the memory-mapped loader supports modes. How the modes are reduced to one changes the result, so record it with the run.',
  check: ({ array, datasetField, request: { workflow } }) => {
    const probe = array('probeGuess');
    if (probe?.shape.length !== 3) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `\`probeGuess\` has the shape ${shapeText(probe.shape)}: ${native(workflow)} and ${script(workflow)} require two axes and stop; ${MEMORY_MAPPED} accepts modes. Save one mode as (N, N), and record how the modes were reduced.`,
      },
    ];
  },
});

export const modesAsSize = rule({
  id: 'modes-taken-for-n',
  title: 'N is the number of probe modes',
  outcome: 'wrong-result',
  stage: 'load',
  holds: isProgram,
  fields: ['N', 'probeGuess'],
  raises: ['ValueError: Unsupported input size'],
  source: [code.configFactory(774), evidence('n-from-the-probe')],
  tried: true,
  why: 'The factory uses the first axis of `probeGuess` as N, whatever it is, and only warns that the probe is not square.',
  check: ({ array, number, value, layer, request, datasetField }) => {
    const probe = array('probeGuess');
    const side = probe?.shape[1];
    const N = number('pt_data_config', 'N');
    if (side === undefined || !isModeCount(probe, N)) return [];
    if (layer('pt_data_config', 'N') !== 'inferred') return [];
    const finding = {
      fields: ['N', 'probeGuess', datasetField],
      message: `\`N\` is ${N}, the number of modes in \`probeGuess\` ${shapeText(probe?.shape ?? [])}, but the probe is ${side} by ${side}. Save one mode as (${side}, ${side}); an override of \`N\` does not help, since the run infers it again.`,
    };
    const isBuilt =
      value('pt_model_config', 'architecture') !== 'cnn' || CONVOLUTIONAL_SIZES.includes(N ?? 0);
    if (isBuilt || request.workflow === 'inference') return [finding];
    // The other loaders reject modes before a network is built.
    return [
      { ...finding, entryPoints: ['native', 'script', 'python'] },
      { ...finding, entryPoints: ['lightning'], outcome: 'crash', stage: 'train' },
    ];
  },
});
