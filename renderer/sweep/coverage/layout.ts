/** Layout of the matrix: pairs of axes below the diagonal, single axes on it. */

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Cell extends Frame {
  /** Positions of its axes among those shown; alike on the diagonal. */
  readonly x: number;
  readonly y: number;
}

/** Space for labels at the left and below, and between the plots, in CSS pixels. */
const LEFT = 76;
const BELOW = 40;
const GAP = 12;
const ABOVE = 6;
const RIGHT = 12;

/** The cells for `count` axes in a plot of that size. */
export function cellsOf(count: number, width: number, height: number): Cell[] {
  const each = {
    width: (width - LEFT - RIGHT - GAP * (count - 1)) / count,
    height: (height - BELOW - ABOVE - GAP * (count - 1)) / count,
  };
  if (each.width < 8 || each.height < 8) return [];
  return Array.from({ length: count }, (_, y) =>
    Array.from({ length: y + 1 }, (_unused, x) => ({
      x,
      y,
      left: LEFT + x * (each.width + GAP),
      top: ABOVE + y * (each.height + GAP),
      ...each,
    })),
  ).flat();
}

/** Distance of points from the edge of a cell: a fraction of its side, within limits in CSS pixels. */
const padding = (side: number): number => Math.min(44, Math.max(9, side * 0.08));

/** Position of a fraction, 0 to 1, between the edges of a cell. */
export const across = ({ left, width }: Frame, unit: number): number =>
  left + padding(width) + unit * (width - 2 * padding(width));
export const upwards = ({ top, height }: Frame, unit: number): number =>
  top + height - padding(height) - unit * (height - 2 * padding(height));

/** Space for points in a cell. */
export const inner = ({ width, height }: Frame): { width: number; height: number } => ({
  width: Math.max(1, width - 2 * padding(width)),
  height: Math.max(1, height - 2 * padding(height)),
});

/** The cell at a position. */
export const cellAt = (cells: readonly Cell[], x: number, y: number): Cell | undefined =>
  cells.find(
    ({ left, top, width, height }) =>
      x >= left && x <= left + width && y >= top && y <= top + height,
  );
