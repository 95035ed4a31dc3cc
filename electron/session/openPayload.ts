/** Reading a payload file back: its request, and what has changed since it was written. */
import { readFile, stat } from 'node:fs/promises';
import type { DatasetReading } from '../../shared/dataset/facts';
import { type PayloadFile, parsePayloadFile } from '../../shared/formats/payloadFile';

const LIMIT = 64 * 1024 * 1024;

export type PayloadReading = { ok: true; file: PayloadFile } | { ok: false; problem: string };

/** Reads and parses a payload file; problems come in words, never thrown. */
export async function readPayloadFile(path: string): Promise<PayloadReading> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return { ok: false, problem: `${path} is not a file.` };
    if (facts.size > LIMIT)
      return {
        ok: false,
        problem: `${path} has ${facts.size} bytes; a payload file has far fewer.`,
      };
    const parsed = parsePayloadFile(await readFile(path, 'utf8'));
    return parsed.ok ? parsed : { ok: false, problem: `${path}: ${parsed.problem}` };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const words =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EACCES'
          ? 'may not be read'
          : 'cannot be read';
    return { ok: false, problem: `${path} ${words}.` };
  }
}

/** What a user should know of the dataset that a payload file names, as it is now. */
export function datasetNotes(file: PayloadFile, reading: DatasetReading): string[] {
  const path = file.dataset.path;
  if (reading.status !== 'ok') {
    return reading.status === 'missing'
      ? [`The dataset ${path} is not there any more. Open it from where it is now.`]
      : [`The dataset ${path} cannot be read: ${reading.problem}`];
  }
  return reading.fingerprint === file.dataset.fingerprint
    ? []
    : [`The dataset ${path} has changed since this payload was exported.`];
}
