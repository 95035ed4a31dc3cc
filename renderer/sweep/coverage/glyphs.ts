/** The marks of points: a dot, a triangle for warnings, a cross for what is refused, a ring for what is not known. */
import type { Kind } from './pointStatus';

/** Adds a mark to the path. */
export function addMark(
  path: Path2D | CanvasRenderingContext2D,
  kind: Kind,
  x: number,
  y: number,
  r: number,
): void {
  if (kind === 'refused') {
    path.moveTo(x - r, y - r);
    path.lineTo(x + r, y + r);
    path.moveTo(x + r, y - r);
    path.lineTo(x - r, y + r);
  } else if (kind === 'warned') {
    path.moveTo(x, y - r * 1.15);
    path.lineTo(x + r, y + r * 0.8);
    path.lineTo(x - r, y + r * 0.8);
    path.closePath();
  } else {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  }
}

/** Whether a mark is filled rather than drawn as a line. */
export const isFilled = (kind: Kind): boolean => kind === 'ready' || kind === 'warned';

/** Colour of a kind, from the theme. */
export const MARK_COLOURS: { readonly [kind in Kind]: string } = {
  pending: '--ink3',
  ready: '--l-execution',
  warned: '--warn',
  refused: '--error',
};
