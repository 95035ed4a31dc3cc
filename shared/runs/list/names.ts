/** Names of many runs, shortened in the middle: the words in which a name differs from those like it stay. */

/** In the place of words that are left out. */
const GAP = '…';

/**
 * The names in at most `most` characters each, as far as the words allow that tell them from others. A name keeps its first and its last
 * word, and the first word at which it differs from its neighbours in order, read from either end.
 */
export function shortenedNames(names: readonly string[], most: number): string[] {
  if (names.every(({ length }) => length <= most)) return [...names];
  const all = names.map(wordsOf);
  const kept = all.map((words) => new Set([0, words.length - 1]));
  keepDifferences(all, kept, (_words, at) => at);
  keepDifferences(all, kept, (words, at) => words.length - 1 - at);
  return all.map((words, at) => shortened(words, kept[at] ?? new Set(), most));
}

/** With the mark that follows each: `gs2_`, `n512`. */
const wordsOf = (name: string): string[] => name.split(/(?<=[/_\-. ])/);

/** Compares each name with those beside it in order, word by word: `place` says which word is the n-th that is read. */
function keepDifferences(
  all: readonly (readonly string[])[],
  kept: readonly Set<number>[],
  place: (words: readonly string[], at: number) => number,
): void {
  const read = (words: readonly string[]) =>
    words.map((_, at) => plainWord(words[place(words, at)] ?? ''));
  const keys = all.map((words) => read(words).join('\0'));
  const order = keys
    .map((_, at) => at)
    .sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
  for (let i = 1; i < order.length; i += 1) {
    const pair = [order[i - 1] ?? 0, order[i] ?? 0] as const;
    const [one = [], other = []] = pair.map((at) => all[at] ?? []);
    const [first, second] = [read(one), read(other)];
    let at = 0;
    while (at < first.length && first[at] === second[at]) at += 1;
    for (const [name, words] of [
      [pair[0], one],
      [pair[1], other],
    ] as const)
      if (at < words.length) kept[name]?.add(place(words, at));
  }
}

/** The last word of a name has no mark after it. */
const plainWord = (word: string): string => word.replace(/[/_\-. ]$/, '');

/** Leaves out words that are not kept until it fits: of the longest part first, from its middle to its ends. */
function shortened(words: readonly string[], kept: ReadonlySet<number>, most: number): string {
  const gone = new Set<number>();
  const text = () =>
    words.reduce(
      (sum, word, at) => (gone.has(at) ? (gone.has(at - 1) ? sum : sum + GAP) : sum + word),
      '',
    );
  for (const part of freeParts(words, kept)) {
    const middle = ((part[0] ?? 0) + (part.at(-1) ?? 0)) / 2;
    const fromMiddle = [...part].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const at of fromMiddle) {
      if (text().length <= most) return text();
      gone.add(at);
    }
  }
  return text();
}

/** Neighbouring words that may be left out, the run with most characters first; one that is shorter than the gap stays. */
function freeParts(words: readonly string[], kept: ReadonlySet<number>): number[][] {
  const parts: number[][] = [];
  words.forEach((_, at) => {
    if (kept.has(at)) return;
    const last = parts.at(-1);
    if (last?.at(-1) === at - 1) last?.push(at);
    else parts.push([at]);
  });
  const length = (part: readonly number[]) =>
    part.reduce((sum, at) => sum + (words[at]?.length ?? 0), 0);
  return parts
    .filter((part) => length(part) > GAP.length + 1)
    .sort((a, b) => length(b) - length(a));
}
