/** Resolving a request, which happens at every keystroke, beside copying its result once. */
import { bench, describe } from 'vitest';
import { resolve } from '../../shared/factory';
import { training, WORLD } from '../unit/factory/help';

describe.each(['adr-003', 'ptychopinn-2026.07'])('a training request for %s', (target) => {
  const request = training({ target, execution: { learning_rate: 3e-4 } });
  const resolution = resolve(request, WORLD);

  bench('pinnboard: resolve, with the story of every value', () => {
    resolve(request, WORLD);
  });

  bench('structuredClone of the resolution', () => {
    structuredClone(resolution);
  });
});
