/**
 * The whole request on one line of an export, so that reading the export back loses nothing: a comment where the form
 * has comments. A body that was edited since wins over it: `unedited` tells by writing the body again, and a form whose
 * body depends on the dataset too keeps what it wrote on a second line.
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

/** The request of the text's comment line; null when it has none that can be read. */
export function readEmbedded(text: string): Request | null {
  const line = lineOf(text, MARK);
  const request = line === undefined ? '' : parseRequest(line, EARLIER_TARGET);
  return typeof request === 'string' ? null : request;
}

/** The comment line that holds what the body says, by key, without its line feed. */
export const wroteLine = (body: Node): string =>
  `${WROTE}${oneLine(pythonJsonLine(body).trimEnd())}`;

/** What the body said when it was written; null when the text does not tell. */
export function readWrote(text: string): Values | null {
  try {
    return z.nullable(valuesSchema).parse(parseJson(lineOf(text, WROTE) ?? 'null'));
  } catch {
    return null;
  }
}

/** Whether a text is what was written, but for comments, blank lines and line ends. */
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

/** What does not show, or what YAML takes for a line break or refuses even in a comment, as JSON escapes. */
const oneLine = (json: string): string => json.replace(/(?! )[\p{C}\p{Z}]/gu, escaped);

const escaped = (c: string): string =>
  c
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
