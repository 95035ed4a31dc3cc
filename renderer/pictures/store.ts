/** What the pictures show; pattern and scan point share one index. */
import { create } from 'zustand';

/** What the viewer can show. */
export const VIEWS = ['probe-amplitude', 'probe-phase', 'pattern', 'scan'] as const;
export type ViewId = (typeof VIEWS)[number];

interface PicturesState {
  /** What identifies the content of the dataset; null before one is shown. */
  readonly of: string | null;
  /** Index of the pattern and scan point shown, from 0. */
  readonly index: number;
  readonly log: boolean;
  readonly mode: number;
  readonly object: 'phase' | 'amplitude';
  /** The picture in the viewer; null while it is closed. */
  readonly view: ViewId | null;
}

export const usePictures = create<PicturesState>()(() => ({
  of: null,
  index: 0,
  log: true,
  mode: 0,
  object: 'phase',
  view: null,
}));

/** Another dataset starts at its first pattern; the same one stays as it is, also in a window of another size. */
export function showPicturesOf(of: string): void {
  if (usePictures.getState().of !== of) usePictures.setState({ of, index: 0, mode: 0, view: null });
}

let opener: HTMLElement | null = null;

/** Opens a picture over the middle column. */
export function openPicture(view: ViewId): void {
  const { activeElement } = document;
  opener = activeElement instanceof HTMLElement ? activeElement : null;
  usePictures.setState({ view });
}

/** Closes the viewer and gives the focus back to where it was opened. */
export function closePicture(): void {
  usePictures.setState({ view: null });
  const back = opener;
  opener = null;
  // The form is inert until the viewer is gone.
  requestAnimationFrame(() => back?.focus());
}
