/** One of the two payloads of a diff: the stories of its fields, and what they are for. */
import type { Provenance } from '../provenance/provenance';

export interface DiffSource {
  /** For people: a file's name, `Target defaults` … */
  readonly label: string;
  readonly target: string;
  readonly workflow: string;
  readonly provenance: Provenance;
}
