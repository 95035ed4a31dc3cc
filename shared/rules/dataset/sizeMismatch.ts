import { rule } from '../rule';
import { isModeCount } from '../shapes';

export const sizeMismatch = rule({
  id: 'pattern-size-mismatch',
  title: 'N is not the size of the patterns',
  outcome: 'wrong-result',
  stage: 'load',
  fields: ['N', 'diffraction'],
  source: 'V2',
  why: 'The factory reads N off the probe and never looks at the patterns. One loader groups with the wrong N, the other stops.',
  check: ({ patterns, array, number, layer, request, datasetField }) => {
    const stack = patterns();
    const [, height, width] = stack?.shape ?? [];
    const N = number('pt_data_config', 'N');
    if (stack?.shape.length !== 3 || height !== width || height === undefined) return [];
    if (N === undefined || N === height) return [];
    // A size that only fell back, or that counts modes, has a finding of its own, with the same way out.
    const source = layer('pt_data_config', 'N');
    if (source !== 'override' && source !== 'inferred') return [];
    if (source === 'inferred' && isModeCount(array('probeGuess'), N)) return [];
    const edit = { op: 'set-override' as const, name: 'N', value: height };
    return [
      {
        fields: ['N', stack.name, datasetField],
        message: `N is ${N}, the patterns are ${height} by ${height}. Crop or pad the probe to ${height}, or the patterns to ${N}.`,
        fixes: Object.hasOwn(request.overrides, 'N')
          ? [{ label: `Set N to ${height}`, edits: [edit] }]
          : [],
      },
    ];
  },
});
