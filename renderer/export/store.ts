/** The selected export format and view options; not saved. */
import { create } from 'zustand';
import { showTab } from '../store/showTab';
import { useStore } from '../store/store';

interface ExportOptions {
  /** Id of the selected format; null initially. */
  readonly format: string | null;
  readonly wrap: boolean;
  /** Also save `pinnboard_payload.py` with a script. */
  readonly loader: boolean;
}

export const useExport = create<ExportOptions>()(() => ({
  format: null,
  wrap: false,
  loader: true,
}));

/** Shows the request in a format, beside the form. */
export function openExport(format: string): void {
  useExport.setState({ format });
  useStore.setState({ place: 'form' });
  showTab('export');
}
