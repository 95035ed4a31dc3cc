/** What the pictures show; pattern and scan point share one index. */
import { create } from 'zustand';

interface PicturesState {
  /** Index of the pattern and scan point shown, from 0. */
  readonly index: number;
  readonly log: boolean;
  readonly mode: number;
  readonly object: 'phase' | 'amplitude';
}

export const usePictures = create<PicturesState>()(() => ({
  index: 0,
  log: true,
  mode: 0,
  object: 'phase',
}));
