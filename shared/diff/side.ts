/** One of the two payloads of a diff: the stories of its fields, and what they are for. */
import type { Provenance } from '../factory/story';
import type { PayloadFile } from '../formats/payloadFile';

export interface Side {
  /** For people: a file's name, `Target defaults` … */
  readonly label: string;
  readonly target: string;
  readonly workflow: string;
  readonly provenance: Provenance;
}

/** A payload file as a side. */
export const sideOfFile = (label: string, { target, workflow, provenance }: PayloadFile): Side => ({
  label,
  target,
  workflow,
  provenance,
});
