import type { Traits } from '../traits';

export const TRAITS: Traits = {
  factory: { paths: 'as-given' },
  run: { runs: false },
};
