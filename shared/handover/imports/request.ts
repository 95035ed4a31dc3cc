import { parseRequest } from '../../request/parse';
import type { ImportFormat } from '../format';
import { jsonObject } from './json';

/** A request alone, as `pinnboard batch` takes it. */
export const requestImport: ImportFormat = {
  id: 'request',
  title: 'Pinnboard request',
  recognises: (text) => isRequest(text) || requestLines(text) > 1,
  read: (text) => {
    const lines = isRequest(text) ? 1 : requestLines(text);
    if (lines > 1)
      return {
        ok: false,
        problem: `This text holds ${lines} requests, one a line; pinnboard batch takes them all. Paste one of them.`,
      };
    const request = parseRequest(text);
    return typeof request === 'string'
      ? { ok: false, problem: `This is not a request: ${request}.` }
      : { ok: true, request, findings: [] };
  },
};

const isRequest = (text: string): boolean => Object.hasOwn(jsonObject(text) ?? {}, 'workflow');

/** How many lines there are, if the first is a request: the input of `pinnboard batch`. */
function requestLines(text: string): number {
  const lines = text.trim().split(/\r?\n/);
  return isRequest(lines[0] ?? '') ? lines.length : 0;
}
