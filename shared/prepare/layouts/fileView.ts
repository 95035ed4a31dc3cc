/** A file as layouts look at it: arrays by path, units as attributes give them. */
import { matchingArrays } from '../arrays';
import { unitNamed } from '../quantity';
import type { ArrayRef, Quantity } from '../refs';
import type { SmallValue, SourceArray, SourceFile } from '../source';
import { isNumberDtype } from '../source';

export class FileView {
  private readonly byPath: ReadonlyMap<string, SourceArray>;

  constructor(
    readonly file: SourceFile,
    /** As recipes count files: from 1. */
    readonly number: number,
  ) {
    this.byPath = new Map(file.arrays.map((array) => [array.path, array]));
  }

  /** Arrays with numbers that can be read. */
  get arrays(): readonly SourceArray[] {
    return this.file.arrays.filter(isReadable);
  }

  /** The first of those paths that is an array of numbers and can be read. */
  array(...paths: readonly string[]): SourceArray | undefined {
    for (const path of paths) {
      const found = this.byPath.get(path);
      if (found && isReadable(found)) return found;
    }
    return undefined;
  }

  /** All arrays whose path matches, in the order of the numbers in their paths. */
  matching(pattern: RegExp): readonly SourceArray[] {
    return this.arrays.filter(({ path }) => pattern.test(path)).sort(byNumbers);
  }

  /** Those with that path, in which a `*` is any text within one part, in the order of their numbers. */
  all(path: string): readonly SourceArray[] {
    return matchingArrays(this.file, path).filter(isReadable);
  }

  /** An array of any type, readable or not. */
  any(path: string): SourceArray | undefined {
    return this.byPath.get(path);
  }

  value(path: string): SmallValue | null {
    return this.byPath.get(path)?.value ?? null;
  }

  /** Attributes of a group; of `/`, those of the file. */
  groupAttribute(path: string, name: string): SmallValue | undefined {
    return this.file.groups.find((group) => group.path === path)?.attributes[name];
  }

  ref(path: string): ArrayRef {
    return { file: this.number, path };
  }

  /**
   * A number of the file with its unit: the attribute `units` of the array, else `otherwise`, the unit that the format
   * prescribes. Undefined for no number, and where no unit is known.
   */
  quantity(
    array: SourceArray | undefined,
    otherwise: string | null,
    index = 0,
  ): Quantity | undefined {
    if (!array) return undefined;
    const own = unitOf(array);
    const unit = own === undefined ? otherwise : own;
    if (unit === null || array.shape.length > 3) return undefined;
    const size = sizeOf(array);
    if (size === 0 || numberOf(array, index) === null) return undefined;
    const at = Math.min(index, size - 1);
    return { ...this.ref(array.path), unit, ...(array.shape.length > 0 ? { index: at } : {}) };
  }

  /** The same for an attribute. */
  attributeQuantity(path: string, attribute: string, unit: string): Quantity | undefined {
    const value =
      this.byPath.get(path)?.attributes[attribute] ?? this.groupAttribute(path, attribute);
    const one = Array.isArray(value) ? value[0] : value;
    return typeof one === 'number' && one > 0 ? { ...this.ref(path), attribute, unit } : undefined;
  }
}

const isReadable = ({ dtype, problem }: SourceArray): boolean =>
  problem === null && isNumberDtype(dtype);

export const sizeOf = ({ shape }: SourceArray): number => shape.reduce((all, n) => all * n, 1);

/** A number other than 0 of a scalar or a short list; of a long one, where the value was not kept, NaN: it has to be read. */
function numberOf({ value }: SourceArray, index: number): number | null {
  if (value === null) return Number.NaN;
  const one = Array.isArray(value) ? (value[index] ?? value[0]) : value;
  return typeof one === 'number' && one !== 0 && Number.isFinite(one) ? one : null;
}

/**
 * The unit that the array's attributes name: null for one that is unknown, and then has to be asked for; undefined where
 * there is none.
 */
export function unitOf({ attributes }: SourceArray): string | null | undefined {
  for (const name of ['units', 'unit', 'Units', 'Unit', 'UNITS']) {
    const value = attributes[name];
    const written = Array.isArray(value) ? value[0] : value;
    if (typeof written === 'string' && written.trim() !== '') return unitIn(written);
  }
  return undefined;
}

/** A unit as programs spell it: `um`, `Micrometers`, `[mm]`; null for none that is known. */
export function unitIn(written: string): string | null {
  const text = written.trim().replace(/^[([{]+|[)\]}.]+$/g, '');
  for (const one of [
    text,
    text.toLowerCase(),
    text.toLowerCase().replace(/e?s$/, ''),
    text.toLowerCase().replace(/s$/, ''),
  ]) {
    const unit = unitNamed(one);
    if (unit !== null) return unit;
  }
  return null;
}

const lastNumber = (path: string): number => Number(/(\d+)(?!.*\d)/.exec(path)?.[1] ?? 0);
const firstNumber = (path: string): number => Number(/\d+/.exec(path)?.[0] ?? 0);

const byNumbers = (a: SourceArray, b: SourceArray): number =>
  firstNumber(a.path) - firstNumber(b.path) || lastNumber(a.path) - lastNumber(b.path);

/** `data (1, 516, 128, 128)`. */
export const describe = ({ path, shape }: SourceArray): string =>
  `\`${path === '' ? 'array' : path}\` (${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
