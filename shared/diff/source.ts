/** One of the two payloads of a diff: the provenance of its fields, and what it is for. */
import type { Provenance } from '../provenance/provenance';

export interface DiffSource {
  /** For people: a file's name, `Target defaults` … */
  readonly label: string;
  readonly target: string;
  readonly workflow: string;
  readonly provenance: Provenance;
}
