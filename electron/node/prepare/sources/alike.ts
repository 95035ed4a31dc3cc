/** Whether numbered files hold the same: a thumbnail or another detector's image among them is named. */
import { AppError } from '../../../../shared/errors/appError';
import { isImage } from '../../../../shared/prepare/series';
import { isNumberDtype, SOURCE_KINDS, type SourceFile } from '../../../../shared/prepare/source';
import { productOf } from './box';

/** Of files that differ, so many are named. */
const MOST_NAMED = 3;

export class Alike {
  private readonly found = new Map<string, { count: number; readonly files: string[] }>();

  constructor(private readonly series: string) {}

  add(file: SourceFile, name: string): void {
    const what = contentOf(file);
    const known = this.found.get(what) ?? { count: 0, files: [] };
    known.count += 1;
    if (known.files.length < MOST_NAMED) known.files.push(name);
    this.found.set(what, known);
  }

  /** Throws an `AppError` that names those that are not like most. */
  demand(): void {
    const [most, other] = [...this.found].sort(([, a], [, b]) => b.count - a.count);
    if (!most || !other) return;
    const of = [...this.found.values()].reduce((sum, { count }) => sum + count, 0);
    const [found, { files, count }] = other;
    throw new AppError('series-differs', {
      series: this.series,
      files,
      count,
      of,
      found,
      expected: most[0],
    });
  }
}

/** The largest array in words: `195 × 487 pixels of uint16`. */
function contentOf({ kind, arrays }: SourceFile): string {
  const [largest] = arrays
    .filter(({ dtype, problem }) => isNumberDtype(dtype) && problem === null)
    .sort((a, b) => productOf(b.shape) - productOf(a.shape));
  if (!largest) return `no numbers (${SOURCE_KINDS[kind].label})`;
  const { path, shape, dtype } = largest;
  const pixels = isImage(shape) ? shape : shape.slice(1);
  const where = path === '' ? '' : ` in \`${path}\``;
  return `${pixels.join(' × ')} pixels of ${dtype}${where} (${SOURCE_KINDS[kind].label})`;
}
