/**
 * The whole request on one line of an export, so that reading the export back loses nothing: a comment where the form
 * has comments. A body that was edited since wins over it, which `unedited` tells.
 */
import { requestText } from '../formats/payloadFile';
import { parseRequest } from '../request/parse';
import type { Request } from '../request/request';

const MARK = '# pinnboard-request: ';

/** The comment line that holds the request, without its line feed. What does not show is escaped, as JSON may be. */
export const embeddedLine = (request: Request): string =>
  `${MARK}${requestText(request)
    .trimEnd()
    .replace(/(?! )[\p{C}\p{Z}]/gu, escaped)}`;

const escaped = (c: string): string =>
  c
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** The request of the text's comment line; null when it has none that can be read. */
export function readEmbedded(text: string): Request | null {
  const line = text.split(/\r?\n/).find((candidate) => candidate.startsWith(MARK));
  if (line === undefined) return null;
  const request = parseRequest(line.slice(MARK.length));
  return typeof request === 'string' ? null : request;
}

/** Whether a text is what was written, but for comments, blank lines and line ends. */
export const unedited = (text: string, written: string): boolean => bare(text) === bare(written);

const bare = (text: string): string =>
  text
    .split(/\r?\n/)
    .filter((line) => !/^\s*(#|$)/.test(line))
    .map((line) => line.trimEnd())
    .join('\n');
