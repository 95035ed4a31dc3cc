import { evidence } from '../../sources/source';
import { rule } from '../rule';

export const probeReal = rule({
  id: 'probe-real',
  title: 'The probe is not complex',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['probeGuess'],
  source: [evidence('precision-and-number-types')],
  tried: true,
  why: 'PtychoPINN silently accepts a real probe. It has no phase, so the reconstruction has to account for the missing wavefront curvature.',
  check: ({ array, datasetField }) => {
    const probe = array('probeGuess');
    if (!probe || probe.dtype.startsWith('complex') || probe.dtype === 'object') return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `\`probeGuess\` is ${probe.dtype} and has no phase. Save the complex probe, not its amplitude.`,
      },
    ];
  },
});
