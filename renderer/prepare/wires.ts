/** The wires between arrays and what reads them: where they are, as lines of an SVG. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Wire {
  /** `array → target` */
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
}

/** A curve that leaves and arrives level. */
export function curve({ x: x1, y: y1 }: Point, { x: x2, y: y2 }: Point): string {
  const bend = Math.max(24, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** The middle of an edge of `element`, from the upper left corner of `holder`, which may scroll. */
export function edge(element: Element, holder: Element, side: 'left' | 'right'): Point {
  const [box, frame] = [element.getBoundingClientRect(), holder.getBoundingClientRect()];
  return { x: box[side] - frame.left, y: box.top + box.height / 2 - frame.top };
}
