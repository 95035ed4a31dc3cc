/** The plan as a table to paste: one figure a line, names as `pinnboard plan --json` has them. */
import type { Plan } from '../../../shared/plan/plan';

/** Tab-separated: figure, value, relative error, reason. */
export function planTable(plan: Plan): string {
  return ['figure\tvalue\trelative error\treason', ...linesOf('', plan)].join('\n');
}

function linesOf(prefix: string, values: object): string[] {
  const entries = Object.entries(values);
  const reasonOf = (name: string): string =>
    String(entries.find(([other]) => other === `${name}_reason`)?.[1] ?? '');
  return entries.flatMap(([name, value]: [string, unknown]) => {
    if (name.endsWith('_reason') || Array.isArray(value)) return [];
    const full = `${prefix}${name}`;
    if (typeof value !== 'object' || value === null)
      return [`${full}\t${value ?? ''}\t\t${reasonOf(name)}`];
    if ('value' in value && 'relative_error' in value)
      return [`${full}\t${String(value.value)}\t${String(value.relative_error)}\t`];
    return linesOf(`${full}.`, value);
  });
}
