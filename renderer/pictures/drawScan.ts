/** Drawing the scan points. */
import type { Positions } from '../../shared/dataset/picture';
import { fitCanvas } from './fitCanvas';
import type { View } from './scan';

interface Scene {
  readonly positions: Positions;
  readonly view: View;
  /** The chosen point. */
  readonly index: number;
  /** Side of a pattern's patch of the object, pixels. */
  readonly patch: number | null;
  /** The points are drawn over a picture and must be visible on its colours. */
  readonly over: boolean;
}

/** Points of a dense scan are smaller, so that the scan pattern stays visible. */
const radiusFor = (count: number): number => (count > 20_000 ? 0.7 : count > 2000 ? 1.2 : 2);

/** Draws all points, the selected one with a ring and its patch to scale, at the resolution of the canvas. */
export function drawScan(
  canvas: HTMLCanvasElement,
  { positions, view, index, patch, over }: Scene,
): void {
  const fitted = fitCanvas(canvas);
  if (fitted === null) return;
  const { context, ratio } = fitted;
  const style = getComputedStyle(canvas);
  const accent = style.getPropertyValue('--accent');
  const scale = canvas.width / view.width;
  const at = (i: number): [number, number] => [
    ((positions.x[i] ?? Number.NaN) - view.left) * scale,
    ((positions.y[i] ?? Number.NaN) - view.top) * (canvas.height / view.height),
  ];
  const radius = radiusFor(positions.count) * ratio;
  context.fillStyle = over ? '#fff' : style.getPropertyValue('--ink2');
  context.strokeStyle = 'rgb(0 0 0 / 70%)';
  context.lineWidth = ratio * 0.8;
  context.beginPath();
  for (let i = 0; i < positions.count; i++) {
    const [x, y] = at(i);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
  if (over && positions.count <= 2000) context.stroke();
  drawChosen(context, at(index), patch === null ? null : patch * scale, accent, ratio);
}

function drawChosen(
  context: CanvasRenderingContext2D,
  [x, y]: [number, number],
  side: number | null,
  accent: string,
  ratio: number,
): void {
  for (const [colour, width] of [
    ['#fff', 4],
    [accent, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width * ratio;
    context.beginPath();
    context.arc(x, y, 5 * ratio, 0, 2 * Math.PI);
    if (side !== null) context.rect(x - side / 2, y - side / 2, side, side);
    context.stroke();
  }
}
