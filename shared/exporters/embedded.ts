/**
 * The complete request in a comment line of an export, so that importing the export restores everything. Edits of the
 * body take precedence: `unedited` detects them by writing the body again; a format whose body also depends on the
 * dataset keeps its original values in a second comment line.
 */

import { z } from 'zod';
import { parseRequest } from '../formats/parseRequest';
import { requestText } from '../formats/payloadFile';
import { type Node, pythonJsonLine } from '../formats/pythonJson';
import { parseJson } from '../json/read';
import type { Request } from '../request/request';
import { EARLIER_TARGET } from '../targets/earlier';
import { type Values, valuesSchema } from '../values/value';

const MARK = '# pinnboard-request: ';
const WROTE = '# pinnboard-wrote: ';

/** The comment line that holds the request, without its line feed. */
export const embeddedLine = (request: Request): string =>
  `${MARK}${oneLine(requestText(request).trimEnd())}`;

/** The request in the text's comment line; null when there is none or it is invalid. */
export function readEmbedded(text: string): Request | null {
  const line = lineOf(text, MARK);
  const parsed = line === undefined ? null : parseRequest(line, EARLIER_TARGET);
  return parsed?.ok ? parsed.request : null;
}

/** The comment line with the values of the body, by key, without its line feed. */
export const wroteLine = (body: Node): string =>
  `${WROTE}${oneLine(pythonJsonLine(body).trimEnd())}`;

/** The values of the body when it was exported; null when the text has no such line. */
export function readWrote(text: string): Values | null {
  try {
    return z.nullable(valuesSchema).parse(parseJson(lineOf(text, WROTE) ?? 'null'));
  } catch {
    return null;
  }
}

/** Whether a text equals the export, but for comments, blank lines and line ends. */
export const unedited = (text: string, written: string): boolean => bare(text) === bare(written);

const bare = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => line.trimEnd())
    .join('\n');

const lineOf = (text: string, mark: string): string | undefined =>
  text
    .split(/\r?\n/)
    .find((line) => line.startsWith(mark))
    ?.slice(mark.length);

/** Invisible characters, and those that YAML rejects or reads as line breaks even in a comment, as JSON escapes. */
const oneLine = (json: string): string => json.replace(/(?! )[\p{C}\p{Z}]/gu, escaped);

const escaped = (c: string): string =>
  c
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
