import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { rule } from '../rule';
import { isModeCount } from '../shapes';

/** Sides of the patterns for which the convolutional network has layers. */
export const CONVOLUTIONAL_SIZES: readonly number[] = [64, 128, 256];

export const networkSize = rule({
  id: 'network-size',
  title: 'The network does not support this N',
  outcome: 'crash',
  stage: 'train',
  workflows: ['training'],
  fields: ['N', 'architecture'],
  raises: ['ValueError: Unsupported input size', 'RuntimeError: 0 channels'],
  source: [
    code.model(472),
    code.model(481),
    code.model(526),
    evidence('sizes-the-network-supports'),
  ],
  tried: true,
  why: 'The convolutional network halves the patterns down to 32 pixels and defines layers only for N = 64, 128 and 256. The factory accepts any number.',
  check: ({ number, shown, value, layer, candidate, array, target, datasetField }) => {
    const { infersSizeAgain, runs } = target.traits.run;
    const inferred = infersSizeAgain ? candidate('pt_data_config', 'N', 'inferred') : undefined;
    const N = typeof inferred === 'number' ? inferred : number('pt_data_config', 'N');
    if (N === undefined || CONVOLUTIONAL_SIZES.includes(N)) return [];
    if (runs && value('pt_model_config', 'architecture') !== 'cnn') return [];
    // Reported by modes-taken-for-n.
    if (layer('pt_data_config', 'N') === 'inferred' && isModeCount(array('probeGuess'), N))
      return [];
    return [
      {
        fields: ['N', datasetField],
        message: `\`N\` is ${inferred === N ? N : shown('pt_data_config', 'N')}, but the convolutional network supports only 64, 128 and 256. ${runs ? outcome(N) : ''}${advice(N)}`,
      },
    ];
  },
});

/** What the network does with other sizes. */
function outcome(N: number): string {
  if (N < 64) return 'It raises a `ValueError` for N below 64. ';
  if (N > 682) return 'It raises a `ValueError` for N above 682. ';
  return 'For this N it is built without convolution blocks, and training fails at the first batch. ';
}

function advice(N: number): string {
  const above = CONVOLUTIONAL_SIZES.find((size) => size > N);
  const below = CONVOLUTIONAL_SIZES.findLast((size) => size < N);
  if (above === undefined) return `Crop or bin patterns and probe to ${below}.`;
  const pad = `Pad patterns and probe to ${above}`;
  return below === undefined ? `${pad}.` : `${pad}, or crop or bin them to ${below}.`;
}
