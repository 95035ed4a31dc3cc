/** The pictures that inference leaves, and nothing else: it records neither settings nor model. */
import { RESULTS } from '../../../../../shared/runs/folder';
import { baseName, type RunFileReader } from '../reader';

export const IMAGES: RunFileReader = {
  id: 'images',
  claims: (names) => names.has(RESULTS.inference),
  read: async ({ files }) => {
    const file = files.find((name) => baseName(name) === RESULTS.inference);
    return file === undefined ? null : { workflow: 'inference', signs: [{ kind: 'result', file }] };
  },
};
