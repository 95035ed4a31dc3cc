/** What the matrix shows. */
import type { Bin } from './bins';
import type { JitteredPoint } from './jitter';
import type { Cell } from './layout';
import type { Kind } from './pointStatus';
import type { AxisScale } from './scale';

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly scales: readonly AxisScale[];
  readonly cells: readonly Cell[];
  /** One for each cell below the diagonal. */
  readonly spreads: readonly JitteredPoint[];
  /** By axis. */
  readonly bins: readonly (readonly Bin[])[];
  readonly kinds: readonly Kind[];
  /** 1 for points that the filter leaves; null when it leaves all. */
  readonly kept: Uint8Array | null;
  readonly selected: number | null;
}

/** The value of a colour token of the theme. */
export type Colour = (token: string) => string;
