/** Draws the matrix at the resolution of the canvas. */
import { type Bin, sumOf } from './bins';
import { drawClusters } from './clusters';
import { addGlyph, GLYPH_COLOURS, isFilled } from './glyphs';
import type { JitteredPoint } from './jitter';
import { across, type Cell } from './layout';
import { POINT_STATUSES, type PointStatus } from './pointStatus';
import type { Colour, Scene } from './scene';
import { drawTicks } from './ticks';

/** Opacity of points that do not match the filter. */
const FADED = 0.13;

export function drawScene(canvas: HTMLCanvasElement, scene: Scene): void {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.max(1, Math.round(scene.width * ratio));
  canvas.height = Math.max(1, Math.round(scene.height * ratio));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const colour = (token: string) => style.getPropertyValue(token);
  context.font = `10.5px ${colour('--font')}`;
  for (const cell of scene.cells) {
    context.strokeStyle = colour('--line');
    context.lineWidth = 1;
    context.strokeRect(cell.left + 0.5, cell.top + 0.5, cell.width - 1, cell.height - 1);
    if (cell.x === cell.y) drawBars(context, cell, scene.bins[cell.x] ?? [], colour);
  }
  for (const plotted of scene.jittered) {
    if (plotted.clusters) drawClusters(context, plotted.clusters, scene, colour);
    else drawPoints(context, plotted, scene, colour);
  }
  drawTicks(context, scene, colour);
}

function drawPoints(
  context: CanvasRenderingContext2D,
  plotted: JitteredPoint,
  scene: Scene,
  colour: Colour,
): void {
  const { kept, selected } = scene;
  if (kept !== null) {
    context.globalAlpha = FADED;
    drawGlyphs(context, plotted, scene, (i) => kept[i] === 0, colour);
    context.globalAlpha = 1;
  }
  drawGlyphs(context, plotted, scene, (i) => kept === null || kept[i] === 1, colour);
  if (selected === null) return;
  const [x, y] = [plotted.x[selected] ?? Number.NaN, plotted.y[selected] ?? Number.NaN];
  context.lineWidth = 2;
  context.strokeStyle = colour('--ink');
  context.beginPath();
  context.arc(x, y, plotted.radius + 4, 0, 2 * Math.PI);
  context.stroke();
}

/** One path per status, so that ten thousand glyphs are drawn at once. */
function drawGlyphs(
  context: CanvasRenderingContext2D,
  { x, y, radius }: JitteredPoint,
  { statuses }: Scene,
  wanted: (i: number) => boolean,
  colour: Colour,
): void {
  for (const status of POINT_STATUSES) {
    context.beginPath();
    for (let i = 0; i < x.length; i += 1)
      if (statuses[i] === status && wanted(i))
        addGlyph(context, status, x[i] ?? 0, y[i] ?? 0, radius);
    paint(context, status, radius, colour);
  }
}

function paint(
  context: CanvasRenderingContext2D,
  status: PointStatus,
  radius: number,
  colour: Colour,
): void {
  const own = colour(GLYPH_COLOURS[status]);
  if (isFilled(status)) {
    context.fillStyle = own;
    context.fill();
    return;
  }
  context.strokeStyle = own;
  context.lineWidth = Math.max(0.8, Math.min(1.7, radius * 0.6));
  context.stroke();
}

/** Stacked bars, blocked points at the bottom. */
function drawBars(
  context: CanvasRenderingContext2D,
  cell: Cell,
  bins: readonly Bin[],
  colour: Colour,
): void {
  const most = Math.max(1, ...bins.map(sumOf));
  const foot = cell.top + cell.height - 1;
  for (const bin of bins) {
    const left = across(cell, bin.from);
    const width = Math.max(1.5, across(cell, bin.to) - left - 0.5);
    let below = foot;
    for (const status of [...POINT_STATUSES].reverse()) {
      const tall = (bin.counts[status] / most) * (cell.height - 22);
      context.fillStyle = colour(GLYPH_COLOURS[status]);
      context.globalAlpha = status === 'pending' ? 0.3 : 0.6;
      context.fillRect(left, below - tall, width, tall);
      below -= tall;
    }
  }
  context.globalAlpha = 1;
  context.fillStyle = colour('--ink2');
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText(`${most}`, cell.left + cell.width - 4, cell.top + 3);
}
