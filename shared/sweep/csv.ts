/** The manifest as a table, for spreadsheets and pandas. */
import { csvText, harmless } from '../formats/csv';
import { typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';
import type { Manifest, SweepPoint } from './manifest';

const BEFORE = ['index', 'name'];
const AFTER = ['status', 'file', 'errors', 'warnings', 'rules'];

/** The table's text: a header, then one line per point, each ending in CRLF. Axis values are written as in Python. */
export function manifestCsv({ spec, points }: Pick<Manifest, 'spec' | 'points'>): string {
  const axes = spec.axes.map(({ name }) => name);
  const cells = (point: SweepPoint): string[] => [
    String(point.index),
    point.name,
    ...axes.map((name) => valueText(point.values[name] ?? null, name, spec.base.target)),
    point.status,
    point.file ?? '',
    String(point.errors),
    String(point.warnings),
    point.rules.join(' '),
  ];
  // An axis never replaces a column of the table itself.
  const own = new Set([...BEFORE, ...AFTER]);
  const columns = axes.map((name) => (own.has(name) ? `axis.${name}` : harmless(name)));
  const heading = [...BEFORE, ...columns, ...AFTER];
  return csvText([heading, ...points.map(cells)]);
}

function valueText(value: Value, name: string, target: string): string {
  return typeof value === 'string' ? harmless(value) : formatValue(value, typeOfName(target, name));
}
