/** Which form is looked at, and how; no part of the work. */
import { create } from 'zustand';

interface HandOverView {
  /** Id of the form that was chosen; null before any was. */
  readonly format: string | null;
  readonly wrap: boolean;
  /** Save `pinnboard_payload.py` beside a script. */
  readonly loader: boolean;
}

export const useExport = create<HandOverView>()(() => ({
  format: null,
  wrap: false,
  loader: true,
}));
