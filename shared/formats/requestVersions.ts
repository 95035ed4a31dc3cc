/** What a request file begins with, and how those of earlier versions become one of today. */
import { AppError } from '../errors/appError';

export const REQUEST_FORMAT = 'pinnboard.request';
export const REQUEST_VERSION = 1;

type Data = { readonly [key: string]: unknown };

/** By version: makes a file of that version one of the next. Version 0 is a request alone, as `batch` reads it. */
const MIGRATIONS: readonly ((data: Data) => Data)[] = [
  (data) => ({ format: REQUEST_FORMAT, ...data, version: 1 }),
];

/** The request in a file's data, in the version of today, or why this Pinnboard cannot read it. */
export function currentRequestData(
  data: Data,
): { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly error: AppError } {
  // A file of another format is refused for its keys, which no request has.
  if (data.format !== undefined && data.format !== REQUEST_FORMAT) return { ok: true, data };
  const format = REQUEST_FORMAT;
  const version = data.format === undefined ? 0 : data.version;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return { ok: false, error: new AppError('format-unversioned', { format }) };
  if (version > REQUEST_VERSION) {
    const known = `versions up to ${REQUEST_VERSION}`;
    return { ok: false, error: new AppError('format-newer', { format, version, known }) };
  }
  const {
    format: _format,
    version: _version,
    ...request
  } = MIGRATIONS.slice(version).reduce<Data>((now, migrate) => migrate(now), data);
  return { ok: true, data: request };
}
