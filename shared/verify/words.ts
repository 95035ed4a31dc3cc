/** A verification in words, the same in the window and on the command line. */
import { findField } from '../targets/catalogue';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';
import type { Installed } from './factoryProgram';
import type { Comparison, FieldDifference, Verification } from './verification';

/** The result in a sentence. */
export function verdictText({ equal, error, rejections, differences }: Comparison): string {
  if (error !== null)
    return equal
      ? 'PtychoPINN rejects this configuration, and so does Pinnboard.'
      : 'PtychoPINN rejects this configuration; Pinnboard accepts it.';
  if (rejections.length > 0) return 'Pinnboard rejects this configuration; PtychoPINN accepts it.';
  if (equal) return 'PtychoPINN makes the same payload.';
  const count = differences.length;
  return `PtychoPINN makes another payload: ${count} ${count === 1 ? 'field differs' : 'fields differ'}.`;
}

/** What the machine resolved, in a sentence; null for nothing. */
export function resolvedText({ resolved }: Comparison): string | null {
  const [first] = resolved;
  return first
    ? `\`${first.field}\` is \`auto\`, which the machine that runs PtychoPINN resolves: ${formatValue(first.resolved)} on this one. That is not a difference.`
    : null;
}

/** A value as Python writes it, typed by its field; undefined is a field that is not there. */
export const valueText = (
  { section, field }: FieldDifference,
  value: Value | undefined,
  target: string,
): string =>
  value === undefined
    ? 'no such field'
    : formatValue(value, findField(target, section, field)?.type);

/** `PtychoPINN 0.1.dev1+gabcdef1 (commit abcdef1)`. */
export function installedText({ version, commit }: Installed): string {
  const name = `PtychoPINN ${version ?? 'of unknown version'}`;
  return commit === null ? name : `${name} (commit ${commit.slice(0, 7)})`;
}

/** What ran, for how long. */
export const ranText = ({ installed, python, seconds }: Verification): string =>
  `Ran the factory of ${installedText(installed)} in ${installed.folder} with ${python} (Python ${installed.python}, torch ${installed.torch}), ${seconds.toFixed(1)} s.`;
