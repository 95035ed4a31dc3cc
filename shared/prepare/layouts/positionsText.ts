import { kindOf } from '../quantity';
import type { SourceArray } from '../source';
import { columnsOf } from './arrange';
import { type FileView, unitIn } from './fileView';
import type { Found, Layout } from './layout';

/** Positions as text (ptychodus plugins/delimited_position_file.py): `.csv` has y, x and `.txt` has x, y, both in metres. A header says otherwise. */
export const positionsText: Layout = {
  id: 'positions-text',
  name: 'positions text',
  noun: 'a text file of positions',
  find(file) {
    const table = file.file.kind === 'text' ? file.array('') : undefined;
    if (table?.shape.length !== 2 || (table.shape[1] ?? 0) < 2) return null;
    return ofLynx(file, table) ?? byHeader(file, table) ?? byEnding(file, table);
  },
};

/** What APS LYNX and cSAXS write beside a scan: µm, both signs minus (ptychodus plugins/aps31id_lynx_*_position_file.py). */
function ofLynx(file: FileView, table: SourceArray): Found | null {
  const names = table.columns ?? [];
  const at = (axis: 'x' | 'y') =>
    [`Average_${axis}_st_fzp`, `${axis}_st_fzp`]
      .map((name) => names.indexOf(name))
      .find((n) => n >= 0);
  const [x, y] = [at('x'), at('y')];
  if (x === undefined || y === undefined) return null;
  return {
    rank: 3,
    evidence: [`columns \`${names[x] ?? ''}\` and \`${names[y] ?? ''}\`: um, both signs minus`],
    positions: {
      count: table.shape[0] ?? 0,
      x: column(file, x),
      y: column(file, y),
      unit: 'um',
      negative: true,
    },
  };
}

/** `x_um`, `y [mm]`, `X (m)`: an axis and its unit. */
function byHeader(file: FileView, table: SourceArray): Found | null {
  const columns = table.columns ?? [];
  const [x, y] = [columnOf(columns, 'x'), columnOf(columns, 'y')];
  if (x === undefined || y === undefined) return null;
  const general = wordUnit(comment(table));
  const [unit, unitY] = [x, y].map((at) => wordUnit(columns[at] ?? '') ?? general);
  return {
    rank: 3,
    evidence: [
      `columns \`${columns[x] ?? ''}\` and \`${columns[y] ?? ''}\`${unit ? `: ${unit}` : ''}`,
    ],
    positions: {
      count: table.shape[0] ?? 0,
      x: column(file, x),
      y: column(file, y),
      unit: unit ?? null,
      unitY,
    },
  };
}

function byEnding(file: FileView, table: SourceArray): Found | null {
  const isCsv = /\.csv$/i.test(file.file.name);
  const positions = columnsOf(file, table, isCsv ? { x: 1, y: 0 } : { x: 0, y: 1 });
  if (!positions || table.shape[1] !== 2) return null;
  const unit = wordUnit(comment(table));
  return {
    rank: 2,
    evidence: [
      `two columns: ${isCsv ? 'y and x, as ptychodus writes `.csv`' : 'x and y'}${unit === null ? '' : `, ${unit}`}`,
    ],
    positions: { ...positions, unit, perhapsMetres: unit === null },
  };
}

const comment = ({ attributes }: SourceArray): string =>
  typeof attributes['comment'] === 'string' ? attributes['comment'] : '';

const column = (file: FileView, index: number) => ({
  array: file.ref(''),
  steps: [{ step: 'take', axis: 1, index } as const],
});

const NO_AXIS = /^(?:index|idx|max|matrix|key|energy|.*intensity|.*delay|day)$/;

/** The column whose name has the axis as a word of its own, or at its end: `x`, `x_um`, `pos_x`, `samx`, `ppX`. */
function columnOf(columns: readonly string[], axis: 'x' | 'y'): number | undefined {
  const words = columns.map((name) => name.toLowerCase().split(/[^a-z0-9]+/));
  const exact = words.findIndex((all) => all.some((word) => word === axis));
  if (exact >= 0) return exact;
  const near = words.findIndex((all) =>
    all.some(
      (word) =>
        (word.endsWith(axis) && !NO_AXIS.test(word)) ||
        word.startsWith(`${axis}pos`) ||
        word.startsWith(`${axis}coord`),
    ),
  );
  return near >= 0 ? near : undefined;
}

/** The last length among the words of a text; null without one. An `A` may be an article. */
function wordUnit(text: string): string | null {
  const units = text
    .split(/[\s_,;/[\](){}:#]+/)
    .filter((word) => word !== 'A')
    .flatMap((word) => unitIn(word) ?? [])
    .filter((unit) => unit === 'px' || kindOf(unit) === 'length');
  return units.at(-1) ?? null;
}
