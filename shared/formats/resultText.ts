import type { Payload } from '../factory/resolution';
import { jsonText } from '../json/write';

/**
 * The part of a payload that decides a result, as text to be hashed: every section without the audit trail and
 * without where results are written. Two payloads with one hash train the same.
 */
export function resultText(payload: Payload): string {
  return jsonText(
    Object.entries(payload)
      .filter(([section]) => section !== 'overrides_applied')
      .map(([section, { output_dir: _output, ...values }]) => [section, values]),
  );
}

/** How many hexadecimal digits of the hash are shown. */
export const HASH_DIGITS = 8;
