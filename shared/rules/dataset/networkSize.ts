import { rule } from '../rule';
import { isModeCount } from '../shapes';

const SIZES = [64, 128, 256];

export const networkSize = rule({
  id: 'network-size',
  title: 'The network is not built for this N',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['N', 'architecture'],
  source: 'V3 (M:472, M:481, M:526)',
  why: 'The convolutional network halves the patterns until 32 pixels are left and knows its layers for 64, 128 and 256 alone. The factory takes any number.',
  check: ({ number, value, layer, offer, array, request, datasetField }) => {
    // Training infers the size from the probe again, whatever the override says.
    const inferred =
      request.target === 'ptychopinn-2026.07'
        ? offer('pt_data_config', 'N', 'inferred')
        : undefined;
    const N = typeof inferred === 'number' ? inferred : number('pt_data_config', 'N');
    if (N === undefined || SIZES.includes(N)) return [];
    const real = request.target === 'ptychopinn-2026.07';
    if (real && value('pt_model_config', 'architecture') !== 'cnn') return [];
    // A number of modes that was taken for N has a finding of its own.
    if (layer('pt_data_config', 'N') === 'inferred' && isModeCount(array('probeGuess'), N))
      return [];
    return [
      {
        fields: ['N', datasetField],
        message: `N is ${N}; the convolutional network is built for 64, 128 and 256 pixels. ${real ? outcome(N) : ''}${advice(N)}`,
      },
    ];
  },
});

/** What the network of 712c23f makes of another size. */
function outcome(N: number): string {
  if (N < 64) return 'Below 64 it ends with a ValueError. ';
  if (N > 682) return 'Above 682 it ends with a ValueError. ';
  return 'For this size it is built without its convolution blocks, and the first batch does not fit. ';
}

function advice(N: number): string {
  const above = SIZES.find((size) => size > N);
  const below = SIZES.findLast((size) => size < N);
  const ways = [
    ...(above === undefined ? [] : [`pad them to ${above}`]),
    ...(below === undefined ? [] : [`crop or bin them to ${below}`]),
  ];
  return `Patterns and probe go together: ${ways.join(', or ')}.`;
}
