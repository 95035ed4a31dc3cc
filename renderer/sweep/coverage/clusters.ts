/** Places with many points, as pies: how much of each kind there is. */

import { addMark, MARK_COLOURS } from './glyphs';
import { type Cluster, statusesOf } from './jitter';
import type { Colour, Scene } from './scene';

/** Crowds of which the filter leaves nothing are still where they are. */
const FAINT = 0.13;

export function drawClusters(
  context: CanvasRenderingContext2D,
  crowds: readonly Cluster[],
  { kept, selected }: Pick<Scene, 'kept' | 'selected'>,
  colour: Colour,
): void {
  for (const crowd of crowds) {
    const shown = kept === null || crowd.points.some((i) => kept[i] === 1);
    context.globalAlpha = shown ? 1 : FAINT;
    drawPie(context, crowd, colour);
    context.globalAlpha = 1;
    if (selected === null || !crowd.points.includes(selected)) continue;
    context.strokeStyle = colour('--ink');
    context.lineWidth = 2;
    context.beginPath();
    context.arc(crowd.x, crowd.y, crowd.radius + 3, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Slices from the top, what is refused first; a place with nothing else is a cross, as a single point is. */
function drawPie(context: CanvasRenderingContext2D, crowd: Cluster, colour: Colour): void {
  const { x, y, radius, counts, points } = crowd;
  if (counts.refused === points.length) {
    context.strokeStyle = colour(MARK_COLOURS.refused);
    context.lineWidth = Math.max(1, Math.min(2.4, radius * 0.4));
    context.beginPath();
    addMark(context, 'refused', x, y, radius * 0.72);
    context.stroke();
    return;
  }
  let from = -Math.PI / 2;
  for (const kind of statusesOf(crowd)) {
    const to = from + (counts[kind] / points.length) * 2 * Math.PI;
    context.fillStyle = colour(MARK_COLOURS[kind]);
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, from, to);
    context.fill();
    from = to;
  }
}
