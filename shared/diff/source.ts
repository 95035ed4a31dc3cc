/** One of the two payloads of a diff: the stories of its fields, and what they are for. */
import type { Provenance } from '../factory/provenance';
import type { PayloadFile } from '../formats/payloadFile';

export interface DiffSource {
  /** For people: a file's name, `Target defaults` … */
  readonly label: string;
  readonly target: string;
  readonly workflow: string;
  readonly provenance: Provenance;
}

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
