/** Axis labels at the left of and below the matrix. */

import { across, type Cell, upwards } from './layout';
import type { AxisScale } from './scale';
import type { Colour, Scene } from './scene';

/** Space between two labels, in CSS pixels. */
const APART = 6;

export function drawTicks(
  context: CanvasRenderingContext2D,
  { cells, scales, height }: Pick<Scene, 'cells' | 'scales' | 'height'>,
  colour: Colour,
): void {
  context.fillStyle = colour('--ink2');
  for (const cell of cells) {
    const [scale, side] = [scales[cell.x], scales[cell.y]];
    if (scale && cell.y === scales.length - 1) drawBelow(context, cell, scale, height, colour);
    if (side && cell.x === 0 && cell.y > 0) drawLeft(context, cell, side, colour);
  }
}

function drawBelow(
  context: CanvasRenderingContext2D,
  cell: Cell,
  scale: AxisScale,
  height: number,
  colour: Colour,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, text } of scale.ticks) {
    const x = across(cell, at);
    const shown = clipped(context, text, cell.width);
    const half = context.measureText(shown).width / 2;
    if (x - half < free) continue;
    free = x + half + APART;
    context.fillText(shown, x, cell.top + cell.height + 4);
  }
  heading(context, scale, { x: cell.left + cell.width / 2, y: height - 15 }, cell.width, colour);
}

function drawLeft(
  context: CanvasRenderingContext2D,
  cell: Cell,
  scale: AxisScale,
  colour: Colour,
): void {
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  let free = Number.POSITIVE_INFINITY;
  for (const { at, text } of scale.ticks) {
    const y = upwards(cell, at);
    if (y + APART > free) continue;
    free = y - APART;
    context.fillText(clipped(context, text, cell.left - 26), cell.left - 5, y);
  }
  context.save();
  context.translate(10, cell.top + cell.height / 2);
  context.rotate(-Math.PI / 2);
  heading(context, scale, { x: 0, y: -6 }, cell.height, colour);
  context.restore();
}

/** The axis' name, with `(log)` for a logarithmic scale. */
function heading(
  context: CanvasRenderingContext2D,
  { name, kind }: AxisScale,
  { x, y }: { readonly x: number; readonly y: number },
  room: number,
  colour: Colour,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillStyle = colour('--ink');
  context.fillText(clipped(context, kind === 'log' ? `${name} (log)` : name, room), x, y);
  context.fillStyle = colour('--ink2');
}

function clipped(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let length = text.length - 1;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room) length -= 1;
  return `${text.slice(0, length)}…`;
}
