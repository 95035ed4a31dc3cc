import type { Request } from '../../request/request';

/** Whether the run draws groups from this dataset: inference of 712c23f takes its first patterns one by one. */
export const isGrouped = ({ target, workflow }: Request): boolean =>
  workflow === 'training' || target !== 'ptychopinn-2026.07';
