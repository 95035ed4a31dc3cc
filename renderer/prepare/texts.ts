/** Arrays and their links, in words. */
import type { SourceArray, SourceLink } from '../../shared/prepare/source';

/** `1 × 516 × 128 × 128`; a single value has none. */
export const shapeText = (shape: readonly number[]): string =>
  shape.length === 0 ? 'one value' : shape.join(' × ');

/** What an array is, in a few words. */
export function arrayText({ shape, dtype, type, value, problem }: SourceArray): string {
  if (problem) return 'not readable';
  if (shape.length === 0 && value !== null) return String(value);
  return `${shapeText(shape)} ${dtype === 'other' ? type : dtype}`;
}

const KINDS: { readonly [kind in SourceLink['kind']]: string } = {
  hard: 'Hard link',
  soft: 'Link',
  external: 'External link',
  virtual: 'Virtual dataset',
  raw: 'Raw external storage',
};

const STATES: { readonly [state in SourceLink['state']]: string } = {
  followed: 'followed',
  missing: 'not found',
  asks: 'outside the folder, not followed',
  refused: 'not read',
};

export const linkText = ({ kind, target, state }: SourceLink): string =>
  `${KINDS[kind]} to ${target}: ${STATES[state]}`;
