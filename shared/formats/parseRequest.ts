/** Reading a request's JSON text: a request file, or a request alone as `batch` takes it. */
import { z } from 'zod';
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

/** The problem with a request that is valid but for its target. */
export const NO_TARGET = `it names no target. The targets are ${targetList()}`;

export type ParsedRequest =
  | { readonly ok: true; readonly request: Request }
  | {
      readonly ok: false;
      readonly reason: 'invalid' | 'no-target';
      /** As the rest of a sentence. */
      readonly problem: string;
    };

const invalid = (problem: string): ParsedRequest => ({ ok: false, reason: 'invalid', problem });

/**
 * The request, or what is wrong with the text. Overrides and execution may be left out, and the target where `target`
 * says what such a request is for.
 */
export function parseRequest(text: string, target?: string): ParsedRequest {
  const json = readJson(text);
  if (!json.ok)
    return invalid(
      json.reason === 'not-json'
        ? 'it is not JSON'
        : `it is nested more than ${MAX_DEPTH} levels deep`,
    );
  const object = objectSchema.safeParse(json.data);
  if (!object.success) return invalid('it is not a JSON object');
  const given = currentRequestData(object.data);
  if (!given.ok) return invalid(given.problem);
  const defaults = { target: target ?? '', overrides: {}, execution: null };
  const request = requestSchema.safeParse({ ...defaults, ...given.data });
  if (request.success) {
    const problem = unknownKey(given.data, request.data.workflow);
    if (problem !== undefined) return invalid(problem);
    return target === undefined && !Object.hasOwn(given.data, 'target')
      ? { ok: false, reason: 'no-target', problem: NO_TARGET }
      : { ok: true, request: request.data };
  }
  return invalid(
    request.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.') || 'the request'}: ${message}`)
      .join('; '),
  );
}

const KEYS: { readonly [workflow in Workflow]: readonly string[] } = {
  training: Object.keys(trainingRequestSchema.shape),
  inference: Object.keys(inferenceRequestSchema.shape),
};

/** The first key that no request has: a misspelt key would silently discard its content. */
function unknownKey(object: object, workflow: Workflow): string | undefined {
  const known = ['$schema', ...KEYS[workflow]];
  const key = Object.keys(object).find((one) => !known.includes(one));
  if (key === undefined) return undefined;
  const [near] = nearestNames(key, known);
  const help = near
    ? `the nearest is ${near}`
    : 'overrides belong under "overrides", execution options under "execution"';
  return `no request for ${workflow} has ${key}; ${help}`;
}
