/** The values along a line. */
import type { Picture } from '../../../shared/dataset/picture';
import type { Point } from './geometry';

export interface Line {
  readonly from: Point;
  readonly to: Point;
}

export interface Sample {
  /** Distance from the start of the line, in pixels of the file. */
  readonly at: number;
  readonly value: number;
}

/** One sample per pixel along the line, of the pixel that it is in; NaN outside the picture. Points are in pixels of the file. */
export function profileOf(
  { width, height, bin }: Pick<Picture, 'width' | 'height' | 'bin'>,
  values: ArrayLike<number>,
  { from, to }: Line,
): Sample[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const steps = Math.min(4096, Math.max(1, Math.round(length / bin)));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const part = i / steps;
    const x = Math.floor((from.x + (to.x - from.x) * part) / bin);
    const y = Math.floor((from.y + (to.y - from.y) * part) / bin);
    const inside = x >= 0 && y >= 0 && x < width && y < height;
    return { at: part * length, value: inside ? (values[y * width + x] ?? NaN) : Number.NaN };
  });
}

/** From the left to the right edge through the middle. */
export const middleLine = ({ shape: [rows, columns] }: Pick<Picture, 'shape'>): Line => ({
  from: { x: 0.5, y: rows / 2 },
  to: { x: columns - 0.5, y: rows / 2 },
});
