/** Names of a few runs, short enough for the head of a column. */

/** Without the words that all of them begin and end with; as they are where nothing would be left of one. */
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
  return left.includes('') || new Set(left).size < left.length ? [...names] : left;
}

/** How many parts all lists begin with. */
function commonLength(lists: readonly (readonly string[])[]): number {
  const [first = []] = lists;
  const differs = first.findIndex((part, at) => lists.some((list) => list[at] !== part));
  return differs < 0 ? first.length : differs;
}
