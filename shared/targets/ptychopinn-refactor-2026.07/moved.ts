/** Where lines of the main branch are in the refactor, so that what holds for both names the refactor's own source. */
import type { CodeSource, Source } from '../../sources/source';
import moved from './moved.json' with { type: 'json' };

/** By file that differs: ranges of lines that are the same in both, first and last in main, and by how much they moved. */
const RANGES: { readonly [file: string]: readonly (readonly number[])[] } = moved;

/** Lines that were rewritten, with the line that does the same. */
const REWRITTEN: { readonly [line: string]: number } = {
  'ptycho_torch/model.py:1415': 1414,
  'ptycho_torch/workflows/components.py:1395': 1468,
  'ptycho_torch/workflows/components.py:1396': 1473,
  'ptycho_torch/workflows/components.py:2219': 2296,
};

/** The same line or lines at the refactor's commit; null for lines that were rewritten. */
export function movedLine({ file, line, end }: CodeSource, commit: string): CodeSource | null {
  const ranges = Object.hasOwn(RANGES, file) ? RANGES[file] : undefined;
  const last = end ?? line;
  const by =
    ranges === undefined ? 0 : ranges.find(([from = 0, to = 0]) => from <= line && last <= to)?.[2];
  const there = by === undefined ? REWRITTEN[`${file}:${line}`] : line + by;
  if (there === undefined) return null;
  return { file, line: there, commit, ...(end === undefined ? {} : { end: there + last - line }) };
}

/** The sources at the refactor's commit, without lines that were rewritten. */
export const movedSources = (sources: readonly Source[], commit: string): Source[] =>
  sources.flatMap((source): Source[] => {
    if ('page' in source) return [source];
    const there = movedLine(source, commit);
    return there ? [there] : [];
  });
