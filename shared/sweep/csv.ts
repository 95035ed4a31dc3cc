/** The manifest as a table: RFC 4180, for spreadsheets and pandas. */
import { typeOfName } from '../targets/catalogue';
import { formatValue } from '../values/python';
import type { Value } from '../values/value';
import type { Manifest, SweepPoint } from './manifest';

const BEFORE = ['index', 'name'];
const AFTER = ['status', 'file', 'errors', 'warnings', 'rules'];

/** The table's text: a header, then a line a point, each ended by CRLF. Axes stand as Python writes their values. */
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
  // An axis never takes the place of a column of the table's own.
  const own = new Set([...BEFORE, ...AFTER]);
  const columns = axes.map((name) => (own.has(name) ? `axis.${name}` : harmless(name)));
  const heading = [...BEFORE, ...columns, ...AFTER];
  return [heading, ...points.map(cells)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function valueText(value: Value, name: string, target: string): string {
  return typeof value === 'string' ? harmless(value) : formatValue(value, typeOfName(target, name));
}

/** Spreadsheets run a text that begins like a formula; an apostrophe before it keeps it a text. Numbers stay as they are. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
