import type { Traits } from '../traits';

export const TRAITS: Traits = {
  factory: { paths: 'pathlib' },
  run: { runs: true },
};
