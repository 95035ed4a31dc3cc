import type { World } from '../../shared/dataset/facts';
import type { Resolution } from '../../shared/factory/resolution';
import { buildPayloadFile } from '../../shared/formats/payloadFile';
import type { StoryTexts } from '../../shared/formats/storyTexts';
import type { Request } from '../../shared/request/request';
import { writeFileAtomic } from '../files/atomicWrite';
import { VERSION } from './version';

/**
 * The exported file's text for a resolved request; `texts` makes a row of files of one target quicker. Throws when the
 * factory refused it.
 */
export function payloadText(
  request: Request,
  resolution: Resolution,
  { dataset }: World,
  texts?: StoryTexts,
): string {
  return buildPayloadFile({ request, resolution, dataset, generatorVersion: VERSION, texts });
}

/** Writes the exported file. Returns its size in bytes; throws `WriteProblem` in words. */
export async function exportPayload(
  request: Request,
  resolution: Resolution,
  world: World,
  destination: string,
): Promise<number> {
  const text = payloadText(request, resolution, world);
  await writeFileAtomic(destination, text);
  return Buffer.byteLength(text);
}
