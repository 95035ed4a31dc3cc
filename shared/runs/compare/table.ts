/** A comparison as rows of text: for the clipboard, a terminal and spreadsheets. */
import { csvText, harmless } from '../../formats/csv';
import type { Cell, Comparison } from './comparison';

/** The heading with the runs' names, then a row for each setting and result. */
export const comparisonTable = (
  { settings, results, more }: Comparison,
  names: readonly string[],
): string[][] => [
  ['', ...names],
  ...[...settings, ...results, ...more].map(({ label, cells }) => [label, ...cells.map(cellText)]),
];

const cellText = ({ text, isOff }: Cell): string => (isOff ? `${text} *` : text);

/** With tabs between the cells, as spreadsheets and documents paste it; the notes are below. */
export const comparisonTsv = (comparison: Comparison, names: readonly string[]): string =>
  [
    ...comparisonTable(comparison, names).map((row) =>
      row.map((text) => safe(text.replaceAll(/[\t\r\n]+/g, ' '))).join('\t'),
    ),
    ...comparison.notes.map((note) => note.replaceAll('`', '')),
  ].join('\n');

export const comparisonCsv = (comparison: Comparison, names: readonly string[]): string =>
  csvText([
    ...comparisonTable(comparison, names).map((row) => row.map(safe)),
    ...comparison.notes.map((note) => [note.replaceAll('`', '')]),
  ]);

const safe = (text: string): string => (Number.isNaN(Number(text)) ? harmless(text) : text);
