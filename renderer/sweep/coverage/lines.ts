/** The lines of the points: a place on every axis, drawn and found in CSS pixels. */
import { POINT_STATUSES, type PointStatus, STATUS_FACTS } from './pointStatus';

/** Places 0 to 1 by axis and point. */
export type Places = readonly Float32Array[];

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Space around the axes for their names and ticks, in CSS pixels. */
export const MARGIN = { left: 64, right: 64, top: 40, bottom: 20 } as const;
/** How far from a line the pointer may be. */
const NEAR = 8;
/** Share of the space between two values over which lines through one value are spread, so that each can be seen. */
const SPREAD = 0.5;

/** Horizontal position of an axis. */
export const axisX = (axis: number, axes: number, { width }: Frame): number =>
  axes < 2 ? width / 2 : MARGIN.left + (axis / (axes - 1)) * (width - MARGIN.left - MARGIN.right);

/** Vertical position of a place. */
export const placeY = (place: number, { height }: Frame): number =>
  height - MARGIN.bottom - place * (height - MARGIN.top - MARGIN.bottom);

/** Spreads points of equal value around it, in their order; values of an axis stay apart. */
export function spread(units: Float32Array): Float32Array {
  const counts = new Map<number, number>();
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  const apart = sorted.slice(1).map((unit, i) => unit - (sorted[i] ?? 0));
  const room = SPREAD * Math.min(0.12, ...apart);
  const seen = new Map<number, number>();
  return units.map((unit) => {
    const rank = seen.get(unit) ?? 0;
    seen.set(unit, rank + 1);
    const count = counts.get(unit) ?? 1;
    return unit + room * ((rank + 0.5) / count - 0.5);
  });
}

interface Drawn {
  readonly places: Places;
  readonly statuses: readonly PointStatus[];
  /** 1 for points that match the filter; null when all do. */
  readonly shown: Uint8Array | null;
  readonly selected: number | null;
}

/** Draws all lines, the worst points on top, at the resolution of the screen. */
export function drawLines(canvas: HTMLCanvasElement, frame: Frame, drawn: Drawn): void {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.max(1, Math.round(frame.width * ratio));
  canvas.height = Math.max(1, Math.round(frame.height * ratio));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const { places, statuses, shown, selected } = drawn;
  const alpha = Math.max(0.12, Math.min(0.9, 120 / statuses.length));
  for (const status of POINT_STATUSES) {
    context.beginPath();
    for (let point = 0; point < statuses.length; point += 1)
      if (statuses[point] === status && shown?.[point] !== 0)
        addLine(context, places, point, frame);
    context.strokeStyle = style.getPropertyValue(STATUS_FACTS[status].colour);
    context.setLineDash([...STATUS_FACTS[status].dashes]);
    context.globalAlpha = alpha;
    context.stroke();
  }
  if (selected === null) return;
  context.beginPath();
  addLine(context, places, selected, frame);
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.lineWidth = 2.5;
  context.strokeStyle = style.getPropertyValue('--ink');
  context.stroke();
}

function addLine(
  context: CanvasRenderingContext2D,
  places: Places,
  point: number,
  frame: Frame,
): void {
  places.forEach((axis, a) => {
    const x = axisX(a, places.length, frame);
    const y = placeY(axis[point] ?? 0, frame);
    // A single axis has marks in place of lines.
    if (places.length === 1) context.moveTo(x - 12, y);
    if (a === 0 && places.length > 1) context.moveTo(x, y);
    else context.lineTo(places.length === 1 ? x + 12 : x, y);
  });
}

/** The point whose line is nearest; null when none is near, or when it is filtered out. */
export function lineAt(
  { places, shown }: Pick<Drawn, 'places' | 'shown'>,
  frame: Frame,
  at: { readonly x: number; readonly y: number },
): number | null {
  const axes = places.length;
  const after = places.findIndex((_axis, a) => axisX(a, axes, frame) >= at.x);
  const [left, right] =
    axes === 1
      ? [0, 0]
      : after < 0
        ? [axes - 2, axes - 1]
        : [Math.max(0, after - 1), Math.max(1, after)];
  const [from, to] = [axisX(left, axes, frame), axisX(right, axes, frame)];
  const share = to > from ? Math.min(1, Math.max(0, (at.x - from) / (to - from))) : 0;
  let best: number | null = null;
  let least = NEAR;
  const [one, other] = [places[left], places[right]];
  if (!one || !other) return null;
  for (let point = 0; point < one.length; point += 1) {
    if (shown?.[point] === 0) continue;
    const place = (one[point] ?? 0) * (1 - share) + (other[point] ?? 0) * share;
    const distance = Math.abs(placeY(place, frame) - at.y);
    if (distance >= least) continue;
    least = distance;
    best = point;
  }
  return best;
}
