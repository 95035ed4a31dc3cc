/** Who may ask: the main frame of our own page. Needs no Electron. */
import { ORIGIN } from '../window/appFiles';

/** What counts of Electron's frame. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether it is the main frame of our own page; a frame that is gone already is null. */
export const isOurPage = (frame: Frame | null | undefined): boolean =>
  frame !== null &&
  frame !== undefined &&
  frame.parent === null &&
  frame.url.startsWith(`${ORIGIN}/`);
