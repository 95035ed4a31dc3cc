/** What the Network input tab and its side both show: each is asked for once. */
import { create } from 'zustand';
import type { InputChecks } from '../../../shared/dataset/inputChecks';

interface InputState {
  readonly checks: InputChecks | null;
  /** What the checks were asked for: they are kept while the tab is not shown. */
  readonly key: string;
}

export const useInputState = create<InputState>()(() => ({ checks: null, key: '' }));
