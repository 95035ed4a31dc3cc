/** Reading a request or payload file back: its request, and what has changed since it was written. */

import { z } from 'zod';
import type { DatasetReading } from '../../../shared/dataset/facts';
import { AppError } from '../../../shared/errors/appError';
import { parseRequest } from '../../../shared/formats/parseRequest';
import { type PayloadFile, parsePayloadFile } from '../../../shared/formats/payloadFile';
import { REQUEST_FORMAT } from '../../../shared/formats/requestVersions';
import { readJson } from '../../../shared/json/read';
import type { Request } from '../../../shared/request/request';
import { findTarget, TARGETS, targetList } from '../../../shared/targets';
import { didYouMean, nearestNames } from '../../../shared/values/nearest';
import { readText } from './openText';

const LIMIT = 64 * 1024 * 1024;

type Reading<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly error: AppError };

/** The contents of a payload file, or of a file that holds only a request. */
export interface RequestReading {
  readonly request: Request;
  /** null when the file holds only a request. */
  readonly file: PayloadFile | null;
  readonly text: string;
}

/**
 * Reads the request of a payload file, or of a file that holds only a request. `target` is for a request that names
 * none; one that names another is an error.
 */
export async function readRequestFile(
  path: string,
  target?: string,
): Promise<Reading<RequestReading>> {
  const reading = await readRequestOfAnyTarget(path, target);
  if (!reading.ok || findTarget(reading.request.target)) return reading;
  return { ok: false, error: unknownTarget(path, reading.request.target) };
}

/** The same for a request whose target this Pinnboard may not know. */
export async function readRequestOfAnyTarget(
  path: string,
  target?: string,
): Promise<Reading<RequestReading>> {
  const reading = await readAnyRequest(path, target);
  if (!reading.ok || target === undefined || reading.request.target === target) return reading;
  return { ok: false, error: otherTarget(path, reading.request.target, target) };
}

const unknownTarget = (path: string, target: string): AppError =>
  new AppError('request-unknown-target', {
    path,
    target,
    nearest: didYouMean(nearestNames(target, Object.keys(TARGETS))),
    targets: targetList(),
  });

/** The request names another target than the command line. */
export const otherTarget = (path: string, target: string, given: string): AppError =>
  new AppError('request-other-target', { path, target, given });

async function readAnyRequest(
  path: string,
  target: string | undefined,
): Promise<Reading<RequestReading>> {
  const reading = await readText(path, { limit: LIMIT });
  if (!reading.ok) return reading;
  const { text } = reading;
  if (isMarked(text)) {
    const parsed = parsePayloadFile(text);
    return parsed.ok
      ? { ok: true, request: parsed.file.request, file: parsed.file, text }
      : { ok: false, error: new AppError('payload-invalid', { path }, { cause: parsed.error }) };
  }
  const parsed = parseRequest(text, target);
  if (parsed.ok) return { ok: true, request: parsed.request, file: null, text };
  const error =
    parsed.error.code === 'request-untargeted'
      ? new AppError('request-without-target', { path, targets: targetList() })
      : new AppError('request-invalid', { path }, { cause: parsed.error });
  return { ok: false, error };
}

/** Whether a JSON file names another format than a request's: only a payload file may then hold one. */
function isMarked(text: string): boolean {
  const json = readJson(text);
  const head = z.object({ format: z.string() }).safeParse(json.ok ? json.data : undefined);
  return head.success && head.data.format !== REQUEST_FORMAT;
}

/** What has changed about the dataset that a payload file names. */
export function datasetNotes(file: PayloadFile, reading: DatasetReading): string[] {
  const path = file.dataset.path;
  if (reading.status !== 'ok') {
    return reading.status === 'missing'
      ? [`The dataset ${path} no longer exists. Open it from its new location.`]
      : [`The dataset ${path} cannot be read: ${reading.problem}`];
  }
  return reading.fingerprint === file.dataset.fingerprint
    ? []
    : [`The dataset ${path} has changed since this payload was exported.`];
}
