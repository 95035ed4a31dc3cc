/** What the Environments view shows. */
import { create } from 'zustand';

export interface Selection {
  readonly kind: 'environment' | 'target';
  readonly name: string;
}

interface ViewState {
  /** Null until the user selects something: then the one in use is shown, or the configuration's target. */
  readonly selected: Selection | null;
  readonly filter: 'here' | 'all';
}

export const useEnvironmentsView = create<ViewState>()(() => ({ selected: null, filter: 'here' }));

export const select = (selected: Selection | null): void =>
  useEnvironmentsView.setState({ selected });
