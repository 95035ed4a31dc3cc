/** Reading a payload file back: its request, and what has changed since it was written. */

import { z } from 'zod';
import type { DatasetReading } from '../../../shared/dataset/facts';
import { NAMES_NO_TARGET, parseRequest } from '../../../shared/formats/parseRequest';
import { type PayloadFile, parsePayloadFile } from '../../../shared/formats/payloadFile';
import { parseJson } from '../../../shared/json/read';
import type { Request } from '../../../shared/request/request';
import { readText } from './openText';

const LIMIT = 64 * 1024 * 1024;

type Reading<T> = ({ ok: true } & T) | { ok: false; problem: string };
export type PayloadReading = Reading<{ file: PayloadFile }>;

/** Reads and parses a payload file; problems come in words, never thrown. */
export async function readPayloadFile(path: string): Promise<PayloadReading> {
  const reading = await readText(path, LIMIT);
  if (!reading.ok) return reading;
  const parsed = parsePayloadFile(reading.text);
  return parsed.ok ? parsed : { ok: false, problem: `${path}: ${parsed.problem}` };
}

/** What a payload file, or a file that holds a request alone, says. */
export interface RequestReading {
  readonly request: Request;
  /** null when the file holds a request alone. */
  readonly file: PayloadFile | null;
  readonly text: string;
}

/**
 * Reads the request of a payload file, or of a file that holds a request alone. `target` is what a request that names
 * none is for; one that names another is a problem.
 */
export async function readRequestFile(
  path: string,
  target?: string,
): Promise<Reading<RequestReading>> {
  const reading = await readAnyRequest(path, target);
  if (!reading.ok || target === undefined || reading.request.target === target) return reading;
  return { ok: false, problem: `${path}: ${otherTarget(reading.request.target, target)}` };
}

/** What is said of a request that names another target than the command line. */
export const otherTarget = (named: string, given: string): string =>
  `the request is for ${named}, but --target is ${given}. Leave --target out, or give the same.`;

async function readAnyRequest(
  path: string,
  target: string | undefined,
): Promise<Reading<RequestReading>> {
  const reading = await readText(path, LIMIT);
  if (!reading.ok) return reading;
  const { text } = reading;
  if (isMarked(text)) {
    const parsed = parsePayloadFile(text);
    return parsed.ok
      ? { ok: true, request: parsed.file.request, file: parsed.file, text }
      : { ok: false, problem: `${path}: ${parsed.problem}` };
  }
  const request = parseRequest(text, target);
  if (request === NAMES_NO_TARGET) return { ok: false, problem: `${path}: ${request}.` };
  return typeof request === 'string'
    ? {
        ok: false,
        problem: `${path} is neither a pinnboard.payload file nor a request: ${request}.`,
      }
    : { ok: true, request, file: null, text };
}

/** Whether a JSON file says what it is, as a payload file does and a request does not. */
function isMarked(text: string): boolean {
  try {
    return z.object({ format: z.string() }).safeParse(parseJson(text)).success;
  } catch {
    return false;
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
