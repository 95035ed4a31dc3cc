/** Drawing groups over the object. */
import type { Positions } from '../../../shared/dataset/picture';
import { lut } from '../../pictures/colormaps/lut';
import type { Point } from '../../pictures/viewer/geometry';
import { usesPlace } from './geometry';

/** A colour for each pattern of a group, in the order of its channels; further ones begin again. */
export const MEMBER_COLOURS = ['#ffffff', '#7fd4ff', '#ffd166', '#ff8fb1'] as const;
export const memberColour = (member: number): string =>
  MEMBER_COLOURS[member % MEMBER_COLOURS.length] ?? '#ffffff';

export const VALIDATION_COLOUR = '#ff9d4d';

export type Colouring = 'uses' | 'illumination' | 'plain';

interface Scene {
  readonly positions: Positions;
  readonly uses: Int32Array | null;
  readonly colouring: Colouring;
  /** Where a position is on the stage. */
  readonly at: (position: number) => Point;
}

/** Above this number of patterns dots shrink and fade. */
const DENSE = 5000;

/** All patterns: coloured by their uses, or white; unused ones are hollow. */
export function drawPatterns(context: CanvasRenderingContext2D, scene: Scene): void {
  const { positions, uses, colouring } = scene;
  const { count } = positions;
  const radius = count > 20_000 ? 0.8 : count > DENSE ? 1.4 : count > 300 ? 2.6 : 4;
  const most = uses?.reduce((a, b) => Math.max(a, b), 0) ?? 0;
  context.globalAlpha = count > 20_000 ? 0.5 : count > DENSE ? 0.7 : 1;
  // One path for each number of uses: thousands of single ones take longer than a frame.
  for (let use = uses ? 0 : 1; use <= Math.max(most, 1); use++) {
    context.beginPath();
    addDots(context, scene, use, radius);
    if (use === 0) {
      context.strokeStyle = 'rgb(255 255 255 / 75%)';
      context.lineWidth = 1;
      context.stroke();
      continue;
    }
    context.fillStyle =
      uses && colouring === 'uses' ? usesColour(use, most) : 'rgb(255 255 255 / 80%)';
    context.fill();
    if (count > DENSE) continue;
    context.strokeStyle = 'rgb(0 0 0 / 45%)';
    context.lineWidth = 0.5;
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** The patterns with so many uses; all of them where uses are not known. */
function addDots(
  context: CanvasRenderingContext2D,
  { positions, uses, at }: Scene,
  use: number,
  radius: number,
): void {
  for (let i = 0; i < positions.count; i++) {
    if (uses && uses[i] !== use) continue;
    const { x, y } = at(i);
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** The colour of a pattern with so many uses. */
export function usesColour(uses: number, most: number): string {
  const table = lut('viridis');
  const from = 3 * Math.min(255, Math.floor(usesPlace(uses, most) * 256));
  return `rgb(${table[from]} ${table[from + 1]} ${table[from + 2]})`;
}

/** Crosses at positions. */
export function drawCrosses(context: CanvasRenderingContext2D, places: Iterable<Point>): void {
  context.strokeStyle = VALIDATION_COLOUR;
  context.lineWidth = 1.2;
  context.beginPath();
  for (const { x, y } of places) {
    context.moveTo(x - 3, y - 3);
    context.lineTo(x + 3, y + 3);
    context.moveTo(x + 3, y - 3);
    context.lineTo(x - 3, y + 3);
  }
  context.stroke();
}

interface Chosen {
  /** Where the group's patterns are on the stage. */
  readonly places: readonly Point[];
  /** Side of a patch on the stage; 0 for none. */
  readonly patch: number;
  /** Effective diameter of the probe on the stage; 0 where it is not known. */
  readonly probe: number;
}

/** A group: its patterns joined with its middle, their patches as frames, the probes dashed. */
export function drawGroup(
  context: CanvasRenderingContext2D,
  { places, patch, probe }: Chosen,
): void {
  const middle = {
    x: places.reduce((sum, { x }) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  };
  places.forEach(({ x, y }, member) => {
    context.strokeStyle = memberColour(member);
    context.lineWidth = 1.5;
    if (patch > 0) context.strokeRect(x - patch / 2, y - patch / 2, patch, patch);
    if (probe > 0) {
      context.setLineDash([4, 3]);
      context.globalAlpha = 0.7;
      context.beginPath();
      context.arc(x, y, probe / 2, 0, 2 * Math.PI);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }
  });
  context.strokeStyle = '#ffffff';
  context.lineWidth = 1.5;
  context.beginPath();
  for (const { x, y } of places) {
    context.moveTo(middle.x, middle.y);
    context.lineTo(x, y);
  }
  context.stroke();
  places.forEach(({ x, y }, member) => {
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fillStyle = memberColour(member);
    context.fill();
    context.strokeStyle = '#111111';
    context.stroke();
  });
}
