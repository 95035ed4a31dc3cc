import { parseRequest } from '../../request/parse';
import type { ImportFormat } from '../format';
import { jsonObject } from './json';

/** A request alone, as `pinnboard batch` takes it. */
export const requestImport: ImportFormat = {
  id: 'request',
  title: 'Pinnboard request',
  recognises: (text) => Object.hasOwn(jsonObject(text) ?? {}, 'workflow'),
  read: (text) => {
    const request = parseRequest(text);
    return typeof request === 'string'
      ? { ok: false, problem: `This is not a request: ${request}.` }
      : { ok: true, request, findings: [] };
  },
};
