/** Names of a few runs, short enough for the head of a column. */

/**
 * Without the words that all of them begin and end with, and of what is left the first folder where that is enough; as
 * they are where nothing would be left of one.
 */
export function shortNames(names: readonly string[]): string[] {
  const parts = names.map((name) => name.split(/(?<=[/_-])|(?=[/_-])/));
  const begin = commonLength(parts);
  const end = commonLength(parts.map((one) => one.slice(begin).reverse()));
  const left = parts.map((one) =>
    one
      .slice(begin, one.length - end)
      .join('')
      .replaceAll(/^[/_-]+|[/_-]+$/g, ''),
  );
  const folders = left.map((name) => name.split('/')[0] ?? '');
  return [folders, left].find(isTelling) ?? [...names];
}

const isTelling = (names: readonly string[]): boolean =>
  !names.includes('') && new Set(names).size === names.length;

/** How many parts all lists begin with. */
function commonLength(lists: readonly (readonly string[])[]): number {
  const [first = []] = lists;
  const differs = first.findIndex((part, at) => lists.some((list) => list[at] !== part));
  return differs < 0 ? first.length : differs;
}
