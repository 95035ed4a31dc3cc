import { widthOf } from '../frame';
import { defineStep, NONE } from '../step';

export const SWAP = defineStep({
  id: 'swap',
  applies: ['patterns', 'probe', 'object'],
  schema: NONE,
  title: 'Swap rows and columns',
  initial: () => ({}),
  fields: [],
  label: () => 'swap axes',
  formula: () =>
    'Rows and columns are exchanged: [r, c] becomes [c, r]. Of patterns, those of the probe of a file, too.',
  probe: 'same',
  frame: async (_, before) => {
    const { rows, columns, original } = before;
    const width = widthOf(before);
    return {
      after: {
        ...before,
        rows: columns,
        columns: rows,
        original: { rows: original.columns, columns: original.rows },
      },
      apply: (data) => {
        const out = new Float64Array(data.length);
        for (let row = 0; row < rows; row++)
          for (let column = 0; column < columns; column++)
            for (let k = 0; k < width; k++)
              out[(column * rows + row) * width + k] =
                data[(row * columns + column) * width + k] ?? 0;
        return out;
      },
    };
  },
  python: (_, name) => [`${name} = np.swapaxes(${name}, -2, -1)`],
});
