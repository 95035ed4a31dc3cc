/** Drawing scans: dots to scale, with the axes as PtychoPINN has them (x to the right, y down). */
import type { Points } from '../../shared/ipc/prepare';
import { fitCanvas } from '../pictures/fitCanvas';

interface Scene {
  readonly points: Points;
  /** Drawn in the second colour, by index. */
  readonly marked?: ReadonlySet<number> | undefined;
  /** Index of the pattern that is shown. */
  readonly index: number | null;
}

/** Draws at the resolution of the canvas. */
export function drawPoints(canvas: HTMLCanvasElement, { points, marked, index }: Scene): void {
  const fitted = fitCanvas(canvas);
  if (fitted === null) return;
  const { context, ratio } = fitted;
  const style = getComputedStyle(canvas);
  const [left, right] = spanOf(points.x);
  const [top, bottom] = spanOf(points.y);
  const margin = 8 * ratio;
  const side = Math.min(canvas.width, canvas.height) - 2 * margin;
  const span = Math.max(right - left, bottom - top);
  const scale = span > 0 ? side / span : 0;
  const at = (i: number) => ({
    x: canvas.width / 2 + ((points.x[i] ?? Number.NaN) - (left + right) / 2) * scale,
    y: canvas.height / 2 + ((points.y[i] ?? Number.NaN) - (top + bottom) / 2) * scale,
  });
  const count = points.x.length;
  const radius = (count > 20_000 ? 0.7 : count > 2000 ? 1.2 : 2.2) * ratio;
  for (const isMarked of [false, true]) {
    context.fillStyle = style.getPropertyValue(isMarked ? '--c2' : '--c1');
    context.beginPath();
    for (let i = 0; i < count; i++) {
      if ((marked?.has(i) ?? false) !== isMarked) continue;
      const { x, y } = at(i);
      if (!(Number.isFinite(x) && Number.isFinite(y))) continue;
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fill();
  }
  if (index === null) return;
  const { x, y } = at(index);
  context.strokeStyle = style.getPropertyValue('--ink');
  context.lineWidth = 1.5 * ratio;
  context.beginPath();
  context.arc(x, y, radius + 3 * ratio, 0, 2 * Math.PI);
  context.stroke();
}

/** The smallest and the largest finite value; both 0 where there is none. */
export function spanOf(values: Float64Array): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return max >= min ? [min, max] : [0, 0];
}
