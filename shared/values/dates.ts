/** Dates and times as the window writes them, whatever the system's language is. */

/** A date with its time: `28 Nov 2026, 13:41`. */
export const dateText = (at: string | number): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A time of today: `13:41`. */
export const timeText = (at: string | number): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeStyle: 'short' });
