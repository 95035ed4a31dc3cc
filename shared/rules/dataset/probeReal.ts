import { rule } from '../rule';

export const probeReal = rule({
  id: 'probe-real',
  title: 'The probe is not complex',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['probeGuess'],
  source: 'V10',
  why: 'A real probe has no phase: it is taken without a word, and the reconstruction has to explain the missing curvature.',
  check: ({ array, datasetField }) => {
    const probe = array('probeGuess');
    if (!probe || probe.dtype.startsWith('complex') || probe.dtype === 'object') return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `probeGuess holds ${probe.dtype}, so its phase is lost. Save the complex probe, not its amplitude.`,
      },
    ];
  },
});
