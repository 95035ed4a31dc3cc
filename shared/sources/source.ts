/** Where knowledge about PtychoPINN comes from: a line of its source, or a section of the Reference's evidence page. */
import { z } from 'zod';

const codeSourceSchema = z.object({
  /** Path in PtychoPINN's repository. */
  file: z.string(),
  line: z.number(),
  /** The last line, when it is more than one. */
  end: z.number().optional(),
  /** The commit in which the lines are counted. */
  commit: z.string(),
});
export type CodeSource = z.infer<typeof codeSourceSchema>;

const pageSourceSchema = z.object({
  /** Page and section: `evidence#scan-positions`. */
  page: z.string(),
});
export type PageSource = z.infer<typeof pageSourceSchema>;

export const sourceSchema = z.union([codeSourceSchema, pageSourceSchema]);
export type Source = z.infer<typeof sourceSchema>;

/** A section of the evidence page. */
export const evidence = (section: string): PageSource => ({ page: `evidence#${section}` });

/** The start of a commit, as PtychoPINN's own version names it. */
export const shortCommit = (commit: string): string => commit.slice(0, 7);

/** `ptycho_torch/model.py:2093-2101`, or `evidence#scan-positions`. */
export function sourceText(source: Source): string {
  if ('page' in source) return source.page;
  const { file, line, end } = source;
  return end === undefined ? `${file}:${line}` : `${file}:${line}-${end}`;
}

/** All of them, the lines of one commit together: `ptycho_torch/train.py:582 (PtychoPINN 1234567), evidence#accelerator`. */
export function sourcesText(sources: readonly Source[]): string {
  const commits = new Set(sources.flatMap((source) => ('page' in source ? [] : [source.commit])));
  const lines = [...commits].map((commit) => {
    const places = sources.filter((source) => 'commit' in source && source.commit === commit);
    return `${places.map(sourceText).join(', ')} (PtychoPINN ${shortCommit(commit)})`;
  });
  return [...lines, ...sources.filter((source) => 'page' in source).map(sourceText)].join(', ');
}
