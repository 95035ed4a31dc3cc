/** Findings for a terminal, with fixes as options of the command. */

import { type Finding, rankOf } from '../../shared/findings/finding';
import { outcomeWord } from '../../shared/findings/words';
import type { Edit } from '../../shared/request/edits';
import { typeOfName } from '../../shared/targets/catalogue';
import { formatValue } from '../../shared/values/python';

/** Lines for all findings, most severe first. */
export function findingLines(findings: readonly Finding[], target: string): string[] {
  return [...findings]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .flatMap((finding) => lines(finding, target));
}

function lines(finding: Finding, target: string): string[] {
  const { rule, message, stage, entry_points, fixes, acknowledged } = finding;
  const about = [stage, ...(entry_points ? [`only ${entry_points.join(', ')}`] : [])].join('; ');
  return [
    `${outcomeWord(finding)} ${rule} (${about}): ${message}`,
    ...(acknowledged === undefined
      ? []
      : [`  acknowledged${acknowledged === '' ? '' : `: ${acknowledged}`}`]),
    ...fixes.map(
      ({ label, edits }, i) =>
        `  ${i === 0 ? 'fix' : 'or'}: ${label}: ${edits.map((e) => option(e, target)).join(' ')}`,
    ),
  ];
}

function option(edit: Edit, target: string): string {
  const value =
    edit.op === 'set-override' || edit.op === 'set-execution'
      ? formatValue(edit.value, typeOfName(target, edit.name))
      : '';
  switch (edit.op) {
    case 'set-override':
      return quote(`--set`, `${edit.name}=${value}`);
    case 'set-execution':
      return quote(`--exec`, `${edit.name}=${value}`);
    case 'clear-override':
      return `(without --set ${edit.name})`;
    case 'clear-execution':
      return `(without --exec ${edit.name})`;
    case 'set-profile':
      return edit.value === null ? '(without --profile)' : `--profile ${edit.value}`;
    case 'set-entry-point':
      return `--entry-point ${edit.value}`;
  }
}

const quote = (flag: string, text: string): string =>
  /^[\w=.,+-]+$/.test(text)
    ? `${flag} ${text}`
    : `${flag} "${text.replaceAll(/["\\$`]/g, '\\$&')}"`;
