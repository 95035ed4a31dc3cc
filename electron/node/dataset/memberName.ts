/** Names of zip members: which are arrays, and which are not to be trusted. */
import { AppError } from '../../../shared/errors/appError';

/** Why the member is not used as an array; undefined for the name of one. */
export function invalidNameReason(name: string): AppError | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (name.length > 255 || /[\0-\x1f\x7f\\]/.test(name))
    return new AppError('member-name-invalid', {});
  if (name.startsWith('/') || name.split('/').includes('..'))
    return new AppError('member-name-outside', {});
  if (!name.endsWith('.npy')) return new AppError('member-not-npy', {});
  return undefined;
}

/** The name for people: cut when long, control characters replaced. */
export function shortName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced.
  const clean = name.replace(/[\0-\x1f\x7f]/g, '�');
  return clean.length > 100 ? `${clean.slice(0, 100)}…` : clean;
}
