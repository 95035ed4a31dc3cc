/** Findings as a terminal shows them, with fixes as options of the command. */
import { typeOfName } from '../../shared/catalogue/catalogue';
import { type Edit, type Finding, SEVERITIES } from '../../shared/findings/finding';
import { formatValue } from '../../shared/values/python';

/** Lines for all findings, errors first. */
export function findingLines(findings: readonly Finding[], target: string): string[] {
  return SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).flatMap((f) => lines(f, target)),
  );
}

function lines(
  { severity, rule, message, consequence, stage, fixes, acknowledged }: Finding,
  target: string,
): string[] {
  const outcome = severity === 'error' ? '' : ` (${consequence}, ${stage})`;
  return [
    `${severity} ${rule}${outcome}: ${message}`,
    ...(acknowledged === undefined
      ? []
      : [`  acknowledged${acknowledged === '' ? '' : `: ${acknowledged}`}`]),
    ...fixes.map(
      ({ label, edits }) => `  fix: ${label}: ${edits.map((e) => option(e, target)).join(' ')}`,
    ),
  ];
}

function option(edit: Edit, target: string): string {
  const value =
    'value' in edit && edit.op !== 'set-profile'
      ? formatValue(edit.value, typeOfName(target, edit.name))
      : '';
  switch (edit.op) {
    case 'set-override':
      return quote(`--set`, `${edit.name}=${value}`);
    case 'set-knob':
      return quote(`--exec`, `${edit.name}=${value}`);
    case 'clear-override':
      return `(without --set ${edit.name})`;
    case 'clear-knob':
      return `(without --exec ${edit.name})`;
    case 'set-profile':
      return edit.value === null ? '(without --profile)' : `--profile ${edit.value}`;
  }
}

const quote = (flag: string, text: string): string =>
  /^[\w=.,+-]+$/.test(text)
    ? `${flag} ${text}`
    : `${flag} "${text.replaceAll(/["\\$`]/g, '\\$&')}"`;
