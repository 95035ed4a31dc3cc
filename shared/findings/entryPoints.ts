/** Findings that hold for some entry points only, with an entry point chosen or none. */
import { type EntryPoint, USUAL_ENTRY_POINTS } from '../request/entryPoint';
import { type Finding, type Severity, severityOf } from './finding';

/**
 * The findings that hold for the entry point, with their severity. Undecided (`undefined`): a crash is an error only
 * when it holds however the run is started, else a warning; what holds for `lightning` alone is left out.
 */
export function forEntryPoint(
  findings: readonly Finding[],
  entryPoint: EntryPoint | undefined,
): Finding[] {
  return findings.flatMap((finding) => {
    const { entry_points: holds } = finding;
    if (holds === undefined) return [finding];
    if (entryPoint !== undefined)
      return holds.includes(entryPoint) ? [withSeverity(finding, severityOf(finding.outcome))] : [];
    const usual = USUAL_ENTRY_POINTS.filter((name) => holds.includes(name));
    if (usual.length === 0) return [];
    const isSure = usual.length === USUAL_ENTRY_POINTS.length || finding.outcome !== 'crash';
    return [withSeverity(finding, isSure ? severityOf(finding.outcome) : 'warning')];
  });
}

const withSeverity = (finding: Finding, severity: Severity): Finding =>
  finding.severity === severity ? finding : { ...finding, severity };
