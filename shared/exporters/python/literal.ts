/** Python source for the values of a request, with their types. */
import { typeOfName } from '../../targets/catalogue';
import type { FieldType } from '../../values/fieldType';
import { formatValue, quote } from '../../values/python';
import type { Value, Values } from '../../values/value';

/** A path; an empty one stays a string, since `Path('')` is the current folder and counts as given. */
export const pathLiteral = (path: string): string =>
  path === '' ? quote(path) : `Path(${quote(path)})`;

/** A value as in PtychoPINN's dataclasses: tuples are tuples, paths are `Path(…)`, a whole float is `1.0`. */
export function literal(value: Value, type?: FieldType): string {
  if (type?.kind === 'path' && typeof value === 'string') return pathLiteral(value);
  return formatValue(value, type);
}

/** A dictionary of overrides or execution options, one entry per line, each typed by its name. */
export function dictionary(target: string, values: Values): string {
  const lines = Object.entries(values).map(
    ([name, value]) => `    ${quote(name)}: ${literal(value, typeOfName(target, name))},`,
  );
  return lines.length === 0 ? '{}' : ['{', ...lines, '}'].join('\n');
}
