/** Everything that the matrix draws. */
import type { Bin } from './bins';
import type { JitteredPoint } from './jitter';
import type { Cell } from './layout';
import type { PointStatus } from './pointStatus';
import type { AxisScale } from './scale';

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly scales: readonly AxisScale[];
  readonly cells: readonly Cell[];
  /** One for each cell below the diagonal. */
  readonly jittered: readonly JitteredPoint[];
  /** By axis. */
  readonly bins: readonly (readonly Bin[])[];
  readonly statuses: readonly PointStatus[];
  /** 1 for points that match the filter; null when all do. */
  readonly kept: Uint8Array | null;
  readonly selected: number | null;
}

/** The value of a colour token of the theme. */
export type Colour = (token: string) => string;
