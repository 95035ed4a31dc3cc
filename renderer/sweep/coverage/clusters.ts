/** Draws clusters of points as pie charts of their statuses. */

import { addGlyph, GLYPH_COLOURS } from './glyphs';
import { type Cluster, statusesOf } from './jitter';
import type { Colour, Scene } from './scene';

/** Opacity of clusters without a point that matches the filter. */
const FADED = 0.13;

export function drawClusters(
  context: CanvasRenderingContext2D,
  clusters: readonly Cluster[],
  { kept, selected }: Pick<Scene, 'kept' | 'selected'>,
  colour: Colour,
): void {
  for (const cluster of clusters) {
    const shown = kept === null || cluster.points.some((i) => kept[i] === 1);
    context.globalAlpha = shown ? 1 : FADED;
    drawPie(context, cluster, colour);
    context.globalAlpha = 1;
    if (selected === null || !cluster.points.includes(selected)) continue;
    context.strokeStyle = colour('--ink');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(cluster.x, cluster.y, cluster.radius + 3, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Slices from the top, blocked points first; a cluster of only these is a cross, like a single point. */
function drawPie(context: CanvasRenderingContext2D, cluster: Cluster, colour: Colour): void {
  const { x, y, radius, counts, points } = cluster;
  if (counts.refused === points.length) {
    context.strokeStyle = colour(GLYPH_COLOURS.refused);
    context.lineWidth = Math.max(1, Math.min(2.4, radius * 0.4));
    context.beginPath();
    addGlyph(context, 'refused', x, y, radius * 0.72);
    context.stroke();
    return;
  }
  let from = -Math.PI / 2;
  for (const status of statusesOf(cluster)) {
    const to = from + (counts[status] / points.length) * 2 * Math.PI;
    context.fillStyle = colour(GLYPH_COLOURS[status]);
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, from, to);
    context.fill();
    from = to;
  }
}
