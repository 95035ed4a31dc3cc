/** A request's own file, `pinnboard.request`: the request with its format and version in front. Reading: `parseRequest`. */
import type { Request } from '../request/request';
import { requestNodeOf } from './payloadFile';
import { pythonJson, typed } from './pythonJson';
import { REQUEST_FORMAT, REQUEST_VERSION } from './requestVersions';

/** The file's exact text: the same request gives the same bytes. A request that is blocked has one, too. */
export const requestFileText = (request: Request): string =>
  pythonJson({
    format: REQUEST_FORMAT,
    version: typed(REQUEST_VERSION),
    ...requestNodeOf(request),
  });
