import type { Traits } from '../traits';
import { RUN } from './run';

export const TRAITS: Traits = {
  factory: { paths: 'pathlib' },
  run: RUN,
};
