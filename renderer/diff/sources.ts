import type { DiffSource } from '../../shared/diff/source';

export const isKnown = (source: DiffSource | undefined): source is DiffSource =>
  source !== undefined;
