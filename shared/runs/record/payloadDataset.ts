/** The dataset that a payload file was made for. */
import { z } from 'zod';
import { FORMAT } from '../../formats/payloadFile';
import { parseJson } from '../../json/read';
import type { Dataset } from './part';

const schema = z.object({
  format: z.literal(FORMAT),
  dataset: z.object({ path: z.string(), fingerprint: z.string().nullish() }),
});

/** Its path and fingerprint; null for any other text. */
export function readPayloadDataset(text: string): Dataset | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const { dataset } = schema.parse(parseJson(text));
    return { path: dataset.path, fingerprint: dataset.fingerprint ?? null };
  } catch {
    return null;
  }
}
