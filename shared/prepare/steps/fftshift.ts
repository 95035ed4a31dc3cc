import { widthOf } from '../frame';
import { defineStep, NONE } from '../step';

export const FFTSHIFT = defineStep({
  id: 'fftshift',
  applies: ['patterns', 'probe', 'object'],
  schema: NONE,
  title: 'FFT shift',
  initial: () => ({}),
  fields: [],
  label: () => 'fftshift',
  formula: () => 'Quadrants are exchanged: [0, 0] goes to [N/2, N/2].',
  frame: async (_, stage) => {
    const { rows, columns } = stage;
    const width = widthOf(stage);
    const [down, right] = [Math.floor(rows / 2), Math.floor(columns / 2)];
    return {
      after: stage,
      apply: (data) => {
        const out = new Float64Array(data.length);
        for (let row = 0; row < rows; row++) {
          const from = row * columns * width;
          const to = ((row + down) % rows) * columns * width;
          const split = (columns - right) * width;
          out.set(data.subarray(from, from + split), to + right * width);
          out.set(data.subarray(from + split, from + columns * width), to);
        }
        return out;
      },
    };
  },
  python: (_, name) => [`${name} = np.fft.fftshift(${name}, axes=(-2, -1))`],
});
