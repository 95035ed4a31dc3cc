import { z } from 'zod';
import { defineStep, impossible } from '../step';

const schema = z.strictObject({ factor: z.int().min(2).max(256) });

export const BIN = defineStep({
  id: 'bin',
  applies: ['patterns'],
  schema,
  title: 'Bin',
  initial: () => ({ factor: 2 }),
  fields: [{ name: 'factor', label: 'Factor', kind: 'integer' }],
  label: ({ factor }) => `bin ${factor}`,
  formula: ({ factor }) =>
    `Σ I of ${factor} × ${factor} pixels (amplitudes: √ Σ A²): the object's pixel stays, a patch is ${factor} times smaller.`,
  probe: 'crop',
  frame: async ({ factor }, before) => {
    const { rows, columns } = before;
    if (rows % factor !== 0 || columns % factor !== 0)
      throw impossible(
        'bin',
        `${rows} × ${columns} pixels are no multiple of ${factor}; crop first`,
      );
    const after = {
      ...before,
      rows: rows / factor,
      columns: columns / factor,
      binned: before.binned * factor,
    };
    const isAmplitude = before.quantity === 'amplitude';
    return {
      after,
      apply: (data) => {
        const out = new Float64Array(after.rows * after.columns);
        for (let row = 0, at = 0; row < rows; row++) {
          const to = Math.floor(row / factor) * after.columns;
          for (let column = 0; column < after.columns; column++)
            for (let k = 0; k < factor; k++, at++) {
              const value = data[at] ?? 0;
              out[to + column] = (out[to + column] ?? 0) + (isAmplitude ? value * value : value);
            }
        }
        return isAmplitude ? out.map(Math.sqrt) : out;
      },
    };
  },
  python: ({ factor }, name, { quantity }) => {
    const blocks = (of: string) =>
      `${of}.reshape(-1, ${name}.shape[-2] // ${factor}, ${factor}, ${name}.shape[-1] // ${factor}, ${factor}).sum(axis=(-3, -1))`;
    return [
      quantity === 'amplitude'
        ? `${name} = np.sqrt(${blocks(`(${name} ** 2)`)})`
        : `${name} = ${blocks(name)}`,
    ];
  },
});
