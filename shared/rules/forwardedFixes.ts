/** Fixes that the chosen entry point would not pass on to the run: taken away, or replaced by one that changes the entry point, too. */
import { type Finding, type Fix, isBlocking, rankFixes } from '../findings/finding';
import type { Edit } from '../request/edits';
import { ENTRY_POINT_FACTS, type EntryPoint, USUAL_ENTRY_POINTS } from '../request/entryPoint';
import type { Request } from '../request/request';
import { isForwarded, preferredEntryPoint } from '../targets/forwarding';
import type { Target } from '../targets/target';
import { asCode } from './asCode';

type Asked = Pick<Request, 'workflow' | 'entry_point'>;

/**
 * The findings, each with the fixes whose settings reach the run as it is started; while that is undecided, through
 * any usual entry point. Where none is left, the message says how to start the run instead. What the factory rejects
 * keeps its fixes, since those are about the payload.
 */
export function forwardedFixes(
  target: Target,
  { workflow, entry_point: chosen }: Asked,
  findings: readonly Finding[],
): Finding[] {
  const reaches = (edit: Edit, entryPoint: EntryPoint): boolean => {
    if (edit.op !== 'set-override' && edit.op !== 'set-execution') return true;
    const setting = { name: edit.name, option: edit.op === 'set-execution' };
    return isForwarded(target, workflow, setting, entryPoint);
  };
  const isPassedOn = (fix: Fix, by: readonly EntryPoint[]) =>
    by.some((entryPoint) => fix.edits.every((edit) => reaches(edit, entryPoint)));
  return findings.map((finding) => {
    if (isBlocking(finding)) return finding;
    const kept = finding.fixes.filter((fix) =>
      isPassedOn(fix, chosen === undefined ? USUAL_ENTRY_POINTS : [chosen]),
    );
    if (kept.length === finding.fixes.length) return finding;
    if (kept.length > 0) return { ...finding, fixes: rankFixes(kept) };
    const other = preferredEntryPoint(target, workflow, (entryPoint) =>
      finding.fixes.some((fix) => isPassedOn(fix, [entryPoint])),
    );
    const names = settingsOf(finding.fixes).map(asCode).join(' and ');
    if (other === undefined || chosen === undefined)
      return {
        ...finding,
        fixes: [],
        message: `${finding.message} No entry point passes ${names} on to ${workflow}.`,
      };
    const { title } = ENTRY_POINT_FACTS[other];
    return {
      ...finding,
      message: `${finding.message} ${ENTRY_POINT_FACTS[chosen].title} does not pass ${names} on to ${workflow}: choose the entry point “${title}”.`,
      fixes: rankFixes(
        finding.fixes
          .filter((fix) => isPassedOn(fix, [other]))
          .map(({ safe: _, ...fix }) => ({
            ...fix,
            label: `${fix.label}, with ${title}`,
            edits: [{ op: 'set-entry-point', value: other }, ...fix.edits],
          })),
      ),
    };
  });
}

const settingsOf = (fixes: readonly Fix[]): string[] => [
  ...new Set(
    fixes.flatMap(({ edits }) =>
      edits.flatMap((edit) =>
        edit.op === 'set-override' || edit.op === 'set-execution' ? [edit.name] : [],
      ),
    ),
  ),
];
