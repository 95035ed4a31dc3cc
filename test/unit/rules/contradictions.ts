/** Whether the findings of one request recommend what goes against each other. */
import type { Finding } from '../../../shared/findings/finding';
import type { Edit } from '../../../shared/request/edits';

/** What each edit leaves in its place, as text by place. */
const outcomes = (edits: readonly Edit[]): Map<string, string> =>
  new Map(
    edits.map((edit) => {
      const place = 'name' in edit ? `${edit.op.replace(/^\w+-/, '')} ${edit.name}` : edit.op;
      return [place, 'value' in edit ? JSON.stringify(edit.value) : 'cleared'];
    }),
  );

/** Pairs of findings about one field whose first fixes, which are the recommended ones, set one thing differently. */
export function contradictions(findings: readonly Finding[]): string[] {
  return findings.flatMap((a, i) =>
    findings.slice(i + 1).flatMap((b) => {
      const [one, two] = [a.fixes[0], b.fixes[0]];
      if (!one || !two || a.fields[0] !== b.fields[0]) return [];
      const after = outcomes(two.edits);
      const clash = [...outcomes(one.edits)].some(
        ([place, left]) => after.has(place) && after.get(place) !== left,
      );
      return clash ? [`${a.rule} "${one.label}" and ${b.rule} "${two.label}"`] : [];
    }),
  );
}
