import type { FileContext } from '../../../shared/dataset/fileContext';
import type { Resolution } from '../../../shared/factory/resolution';
import { buildPayloadFile } from '../../../shared/formats/payloadFile';
import type { ProvenanceTexts } from '../../../shared/formats/provenanceText';
import type { Request } from '../../../shared/request/request';
import { writeFileAtomic } from '../files/atomicWrite';
import { VERSION } from './version';

/**
 * The text of the exported file for a resolved request; `texts` speeds up writing many files of one target. Throws when
 * there is no payload.
 */
export function payloadText(
  request: Request,
  resolution: Resolution,
  { dataset }: FileContext,
  texts?: ProvenanceTexts,
): string {
  return buildPayloadFile({ request, resolution, dataset, generatorVersion: VERSION, texts });
}

/** Writes the exported file. Returns its size in bytes; throws `write-failed`. */
export async function exportPayload(
  request: Request,
  resolution: Resolution,
  fileContext: FileContext,
  destination: string,
): Promise<number> {
  const text = payloadText(request, resolution, fileContext);
  await writeFileAtomic(destination, text);
  return Buffer.byteLength(text);
}
