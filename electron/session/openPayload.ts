/** Reading a payload file back: its request, and what has changed since it was written. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { DatasetReading } from '../../shared/dataset/facts';
import { type PayloadFile, parsePayloadFile } from '../../shared/formats/payloadFile';
import { type Request, requestSchema } from '../../shared/request/request';

const LIMIT = 64 * 1024 * 1024;

type Reading<T> = ({ ok: true } & T) | { ok: false; problem: string };
export type PayloadReading = Reading<{ file: PayloadFile }>;

/** Reads and parses a payload file; problems come in words, never thrown. */
export async function readPayloadFile(path: string): Promise<PayloadReading> {
  const reading = await readText(path);
  if (!reading.ok) return reading;
  const parsed = parsePayloadFile(reading.text);
  return parsed.ok ? parsed : { ok: false, problem: `${path}: ${parsed.problem}` };
}

/** Reads the request of a payload file, or of a file that holds a request alone. */
export async function readRequestFile(
  path: string,
): Promise<Reading<{ request: Request; file: PayloadFile | null }>> {
  const reading = await readText(path);
  if (!reading.ok) return reading;
  const request = parseRequest(reading.text);
  if (request) return { ok: true, request, file: null };
  const parsed = parsePayloadFile(reading.text);
  return parsed.ok
    ? { ok: true, request: parsed.file.request, file: parsed.file }
    : { ok: false, problem: `${path}: ${parsed.problem}` };
}

function parseRequest(text: string): Request | undefined {
  try {
    const data: unknown = JSON.parse(text);
    const isPayload = z.object({ format: z.string() }).safeParse(data).success;
    return isPayload ? undefined : requestSchema.safeParse(data).data;
  } catch {
    return undefined;
  }
}

async function readText(path: string): Promise<Reading<{ text: string }>> {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return { ok: false, problem: `${path} is not a file.` };
    if (facts.size > LIMIT)
      return {
        ok: false,
        problem: `${path} has ${facts.size} bytes; a payload file has far fewer.`,
      };
    return { ok: true, text: await readFile(path, 'utf8') };
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
