/** Numbers of the plan as text. */

/** Whole numbers with separators: `3,200`. */
export const grouped = (value: number): string => value.toLocaleString('en-US');

/** A time: `9 min`, `2.5 h`, `40 s`. */
export function timeText(seconds: number): string {
  if (seconds < 100) return `${Number(seconds.toPrecision(2))} s`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 100 * 3600) return `${Number((seconds / 3600).toPrecision(2))} h`;
  return `${grouped(Math.round(seconds / 86_400))} days`;
}

/** A share as per cent: `3 %`. */
export const percentText = (share: number): string => `${Number((100 * share).toPrecision(2))} %`;
