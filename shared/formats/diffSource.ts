import type { DiffSource } from '../diff/source';
import type { PayloadFile } from './payloadFile';

/** A payload file as a side. */
export const sourceOfFile = (
  label: string,
  { target, workflow, provenance }: PayloadFile,
): DiffSource => ({
  label,
  target,
  workflow,
  provenance,
});
