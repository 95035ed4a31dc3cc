/** Reading a request's JSON text: a request file, or a request alone as `batch` takes it. */
import { z } from 'zod';
import { AppError } from '../errors/appError';
import { invalidValues, REPORTED } from '../errors/invalid';
import { MAX_DEPTH, readJson } from '../json/read';
import {
  inferenceRequestSchema,
  type Request,
  requestSchema,
  trainingRequestSchema,
  type Workflow,
} from '../request/request';
import { targetList } from '../targets';
import { nearestNames } from '../values/nearest';
import { currentRequestData } from './requestVersions';

const objectSchema = z.record(z.string(), z.unknown());

export type ParsedRequest =
  | { readonly ok: true; readonly request: Request }
  /** With code `request-untargeted` for a request that is valid but for its target. */
  | { readonly ok: false; readonly error: AppError };

const refused = (error: AppError): ParsedRequest => ({ ok: false, error });

/**
 * The request, or what is wrong with the text. Overrides and execution may be left out, and the target where `target`
 * says what such a request is for.
 */
export function parseRequest(text: string, target?: string): ParsedRequest {
  const json = readJson(text);
  if (!json.ok)
    return refused(
      json.reason === 'not-json'
        ? new AppError('request-not-json', {})
        : new AppError('request-too-deep', { limit: MAX_DEPTH }),
    );
  const object = objectSchema.safeParse(json.data);
  if (!object.success) return refused(new AppError('request-not-object', {}));
  const given = currentRequestData(object.data);
  if (!given.ok) return given;
  const defaults = { target: target ?? '', overrides: {}, execution: null };
  const request = requestSchema.safeParse({ ...defaults, ...given.data }, REPORTED);
  if (request.success) {
    const error = unknownKey(given.data, request.data.workflow);
    if (error) return refused(error);
    return target === undefined && !Object.hasOwn(given.data, 'target')
      ? refused(new AppError('request-untargeted', { targets: targetList() }))
      : { ok: true, request: request.data };
  }
  const problems = invalidValues(request.error).slice(0, MOST_PROBLEMS);
  return refused(new AppError('request-values-invalid', { problems }));
}

const MOST_PROBLEMS = 5;

const KEYS: { readonly [workflow in Workflow]: readonly string[] } = {
  training: Object.keys(trainingRequestSchema.shape),
  inference: Object.keys(inferenceRequestSchema.shape),
};

/** The first key that no request has: a misspelt key would silently discard its content. */
function unknownKey(object: object, workflow: Workflow): AppError | undefined {
  const known = ['$schema', ...KEYS[workflow]];
  const key = Object.keys(object).find((one) => !known.includes(one));
  if (key === undefined) return undefined;
  const [nearest = null] = nearestNames(key, known);
  return new AppError('request-key-unknown', { workflow, key, nearest });
}
