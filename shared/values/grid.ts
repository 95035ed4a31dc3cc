/** A grid's sides, as Python takes them. */
import { isWhole, type Value, wholeNumber } from './value';

type Sides = readonly [number | bigint, number | bigint];

/** Grid sides when `value` is a pair of numbers, to which Python's True and False belong; undefined for anything else. */
export function gridSides(value: Value): Sides | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [rows, columns] = value.map(sideOf);
  return rows === undefined || columns === undefined ? undefined : [rows, columns];
}

function sideOf(value: Value): number | bigint | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
}

/** Patterns of a group: the product of the grid's sides, exact for whole numbers. */
export function groupSize([rows, columns]: Sides): number | bigint {
  // A `number` beyond 2^53 is a float.
  const exact = [rows, columns].every(
    (side) => isWhole(side) && (typeof side === 'bigint' || Number.isSafeInteger(side)),
  );
  if (exact) return wholeNumber(BigInt(rows) * BigInt(columns));
  return Number(rows) * Number(columns);
}
