/** Names of zip members: which are arrays, and which are not to be trusted. */

/** Why the member is not used as an array, or undefined when its name is that of one. */
export function invalidNameReason(name: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (name.length > 255 || /[\0-\x1f\x7f\\]/.test(name))
    return 'Its name is longer than 255 characters or holds characters that no array name has.';
  if (name.startsWith('/') || name.split('/').includes('..'))
    return 'Its name is a path out of the archive. It is not read.';
  if (!name.endsWith('.npy')) return 'It is not an .npy array, so it is ignored.';
  return undefined;
}

/** The name for people: cut when long, control characters replaced. */
export function shortName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced.
  const clean = name.replace(/[\0-\x1f\x7f]/g, '�');
  return clean.length > 100 ? `${clean.slice(0, 100)}…` : clean;
}
