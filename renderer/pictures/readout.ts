/** The value at a pixel, as text, and the keys that walk from pixel to pixel. */
import { shortNumber } from '../kit/format';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const STEPS: { readonly [key: string]: readonly [number, number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Row and column as numpy counts them, and the value there. */
export function readout({ x, y }: Spot, value: number, bin: number, unit = ''): string {
  const mean = bin > 1 ? ` (mean of ${bin}×${bin})` : '';
  return `[${y * bin}, ${x * bin}] ${shortNumber(value)}${unit}${mean}`;
}
