import { z } from 'zod';
import type { Finding } from '../findings/finding';
import { parseRequest } from '../formats/parseRequest';
import { jsonText } from '../json/write';
import type { Request } from '../request/request';
import { valuesSchema } from '../values/value';
import { importFinding } from './findings';
import { type ImportFormat, noTarget, notImported } from './format';
import { jsonObject } from './json';

/** A request alone, as `pinnboard batch` takes it. */
export const requestImport: ImportFormat = {
  id: 'request',
  title: 'Pinnboard request',
  recognises: (text) => {
    const given = jsonObject(text);
    return given === null ? requestLines(text) > 1 : isRequest(given) || isPart(given);
  },
  read: (text, _name, target) => {
    const given = jsonObject(text);
    const lines = given === null ? requestLines(text) : 1;
    if (lines > 1) return notImported('import-several-requests', { lines });
    const { whole, findings } =
      given === null || isRequest(given) ? { whole: text, findings: [] } : completed(given, target);
    const parsed = parseRequest(whole, target);
    if (!parsed.ok)
      return parsed.error.code === 'request-untargeted'
        ? noTarget('request')
        : notImported('import-request-invalid', {}, parsed.error);
    const { request } = parsed;
    const guessed = given !== null && isRequest(given) && !Object.hasOwn(given, 'target');
    return {
      ok: true,
      request,
      findings: guessed
        ? [importFinding('import-guessed', ['target'], takenFor(request))]
        : findings,
    };
  },
};

const takenFor = ({ target }: Request): string =>
  `The request does not name its target; ${target} is assumed.`;

const isRequest = (given: object): boolean => Object.hasOwn(given, 'workflow');

/** The settings of a request without workflow and paths, as people note them: a training run is assumed. */
const isPart = (given: object): boolean => {
  const { overrides, execution } = partSchema.safeParse(given).data ?? {};
  return overrides !== undefined || execution !== undefined;
};
const partSchema = z.object({
  overrides: valuesSchema.optional(),
  execution: valuesSchema.optional(),
});

/** The text of a complete request, with a finding on what `given` leaves out. */
function completed(
  given: object,
  target: string | undefined,
): { whole: string; findings: Finding[] } {
  const left = {
    workflow: 'training',
    ...(target === undefined ? {} : { target }),
    train_data_file: '',
    output_dir: '',
  };
  const missing = Object.keys(left).filter((key) => !Object.hasOwn(given, key));
  const message = `Missing: ${missing.join(', ')}. A training run${target === undefined || Object.hasOwn(given, 'target') ? '' : ` with ${target}`} is assumed; fill in the paths.`;
  return {
    whole: jsonText({ ...left, ...given }),
    findings: [importFinding('import-guessed', missing, message)],
  };
}

/** How many lines there are, if the first is a request: the input of `pinnboard batch`. */
function requestLines(text: string): number {
  const lines = text.trim().split(/\r?\n/);
  return isRequest(jsonObject(lines[0] ?? '') ?? {}) ? lines.length : 0;
}
