import type { DiffRow } from './diff';

/** Whether every word of the query is in the row's section, name, values or layers. */
export function matchesDiff(row: DiffRow, query: string): boolean {
  const text = [
    row.section,
    row.name,
    row.kind,
    row.a?.text,
    row.b?.text,
    row.a?.layer,
    row.b?.layer,
  ]
    .join('\n')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => text.includes(word));
}
