/** Which runs build a Fourier network with `learned_input_channels`; the others build it with one channel. */
import { ENTRY_POINTS, type EntryPoint } from '../request/entryPoint';
import type { Target } from './target';

/** Entry points that train the architecture with the channels that are set. */
export const readersOfInputChannels = (
  { traits: { run } }: Target,
  architecture: string,
): EntryPoint[] =>
  ENTRY_POINTS.filter(
    (name) =>
      run.readInputChannels.includes(architecture) ||
      // ptycho_torch/train_lightning_only.py:562 leaves the network to its configuration, ptycho_torch/model.py:206.
      run.plan?.routes[name].loader === 'memory-map',
  );
