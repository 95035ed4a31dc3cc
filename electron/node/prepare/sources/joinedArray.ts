/** What the arrays of one name in numbered files are together. */
import { AppError, errorData } from '../../../../shared/errors/appError';
import type { ErrorData } from '../../../../shared/errors/codes';
import { isImage } from '../../../../shared/prepare/series';
import {
  isNumberDtype,
  type SmallValue,
  type SourceArray,
  type SourceFile,
  smallValueOf,
} from '../../../../shared/prepare/source';
import { productOf, type Span } from './box';

/** A part of one file. */
interface Part {
  readonly member: number;
  readonly start: number;
  readonly count: number;
}

/**
 * A single number that is the same everywhere stays one; one that is not is a list. A two-dimensional image is stacked; other arrays
 * are joined along their first axis. Of texts, those of the first file are read.
 */
export class JoinedArray {
  readonly path: string;
  readonly isStacked: boolean;
  private readonly isNumber: boolean;
  private readonly isKept: boolean;
  /** Where the part of each file begins, and the end. */
  private readonly starts: number[] = [0];
  private readonly numbers: number[] = [];
  private differing: ErrorData | null = null;
  private readonly links: NonNullable<SourceArray['link']>['files'] = [];

  constructor(private readonly first: SourceArray) {
    const { path, shape, dtype, problem } = first;
    this.path = path;
    this.isStacked = isImage(shape);
    this.isNumber = productOf(shape) === 1 && shape.length < 2 && numberIn(first) !== null;
    this.isKept =
      !isNumberDtype(dtype) || problem !== null || (shape.length === 0 && !this.isNumber);
  }

  /** The next file's. */
  add(array: SourceArray | undefined, file: string): void {
    if (this.isKept || this.differing) return;
    if (!array || array.problem || this.kindOf(array) !== this.kindOf(this.first)) {
      this.differing = errorData(new AppError('series-array-differs', { array: this.path, file }));
      return;
    }
    if (this.isNumber) this.numbers.push(numberIn(array) ?? Number.NaN);
    this.starts.push((this.starts.at(-1) ?? 0) + (this.isStacked ? 1 : (array.shape[0] ?? 1)));
    if (array.link) this.links.push(...array.link.files);
  }

  /** The array as it is listed. */
  listed(): SourceArray {
    const { first, differing } = this;
    if (differing) return { ...first, value: null, problem: differing };
    const link = first.link && { ...first.link, files: this.links };
    const values = this.values();
    if (values)
      return {
        ...first,
        link,
        shape: [values.length],
        chunks: null,
        value: smallValueOf(values, [values.length]),
      };
    if (!this.isJoined()) return { ...first, link };
    const { shape } = first;
    const rest = this.isStacked ? shape : shape.slice(1);
    return { ...first, link, shape: [this.length(), ...rest], chunks: null, value: null };
  }

  /** The number of each file, where it is not the same in all. */
  values(): readonly number[] | null {
    const { numbers } = this;
    return this.isNumber && numbers.some((one) => !Object.is(one, numbers[0])) ? numbers : null;
  }

  /** Whether it is read from more than the first file. */
  isJoined(): boolean {
    return !this.isKept && !this.isNumber && this.differing === null;
  }

  /** Along the first axis. */
  length(): number {
    return this.starts.at(-1) ?? 0;
  }

  /** The files that have a part of that, and which. */
  *membersOf({ start, count }: Span): Generator<Part, void> {
    for (let member = this.memberAt(start); member < this.starts.length - 1; member++) {
      const [from = 0, to = 0] = [this.starts[member], this.starts[member + 1]];
      if (from >= start + count) return;
      const [low, high] = [Math.max(start, from), Math.min(start + count, to)];
      if (high > low) yield { member, start: low - from, count: high - low };
    }
  }

  /** Throws an `AppError` for a file that has changed since it was looked at. */
  demandSame({ arrays }: SourceFile, file: string): void {
    const now = arrays.find(({ path }) => path === this.path);
    if (!now || now.problem || this.kindOf(now) !== this.kindOf(this.first))
      throw new AppError('source-changed', { path: file });
  }

  /** The last file that begins at that index or before it. */
  private memberAt(index: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private kindOf({ dtype, shape }: SourceArray): string {
    const same = this.isStacked || this.isNumber ? shape : shape.slice(1);
    return `${dtype} ${shape.length} ${same.join()}`;
  }
}

function numberIn({ value }: Pick<SourceArray, 'value'>): number | null {
  const one: SmallValue | null | undefined = Array.isArray(value) ? value[0] : value;
  if (typeof one === 'boolean') return one ? 1 : 0;
  return typeof one === 'number' ? one : null;
}
