/** Glyphs of points: a dot, a triangle for warnings, a cross when blocked, a ring when not resolved yet. */
import type { PointStatus } from './pointStatus';

/** Adds a glyph to the path. */
export function addGlyph(
  path: Path2D | CanvasRenderingContext2D,
  status: PointStatus,
  x: number,
  y: number,
  r: number,
): void {
  if (status === 'refused') {
    path.moveTo(x - r, y - r);
    path.lineTo(x + r, y + r);
    path.moveTo(x + r, y - r);
    path.lineTo(x - r, y + r);
  } else if (status === 'warned') {
    path.moveTo(x, y - r * 1.15);
    path.lineTo(x + r, y + r * 0.8);
    path.lineTo(x - r, y + r * 0.8);
    path.closePath();
  } else {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
  }
}

/** Whether a glyph is filled rather than stroked. */
export const isFilled = (status: PointStatus): boolean => status === 'ready' || status === 'warned';

/** Colour of a status, from the theme. */
export const GLYPH_COLOURS: { readonly [status in PointStatus]: string } = {
  pending: '--ink3',
  ready: '--l-execution',
  warned: '--warn',
  refused: '--error',
};
