/** What the pictures show; pattern and scan point share one index. */
import { create } from 'zustand';

interface PicturesState {
  /** Index of the pattern and scan point shown, from 0. */
  readonly index: number;
  readonly log: boolean;
  readonly mode: number;
  readonly object: 'phase' | 'amplitude';
  readonly folded: readonly string[];
  set(change: Partial<Pick<PicturesState, 'index' | 'log' | 'mode' | 'object'>>): void;
  fold(part: string, folded: boolean): void;
}

export const usePictures = create<PicturesState>()((set) => ({
  index: 0,
  log: true,
  mode: 0,
  object: 'phase',
  folded: [],
  set: (change) => set(change),
  fold: (part, folded) =>
    set((state) => ({
      folded: folded ? [...state.folded, part] : state.folded.filter((name) => name !== part),
    })),
}));
