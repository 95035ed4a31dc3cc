/** Opening the sweep from anywhere in the window, and going back to the form. */
import { axisFields } from '../../shared/sweep/draft/fields';
import { useStore } from '../store/store';
import { addAxis } from './edit';

/** Shows the sweep. */
export const openSweep = (): void => useStore.setState({ place: 'sweep', overlay: null });

/** Goes back to the form; the sweep stays as it is. */
export const leaveSweep = (): void => useStore.setState({ place: 'form' });

export const toggleSweep = (): void =>
  useStore.getState().place === 'sweep' ? leaveSweep() : openSweep();

/** Makes the field in hand an axis, and shows it. */
export function sweepActive(): void {
  const { activeRow } = useStore.getState();
  if (activeRow === null)
    useStore.setState({
      status: 'Go to a field first: the arrow keys walk through them',
      place: 'form',
    });
  else sweepRow(activeRow);
}

/** Makes a row of the form an axis, and shows it. */
export function sweepRow(name: string): void {
  const { draft } = useStore.getState().history.present;
  const fields = axisFields(draft.target, draft.workflow);
  const field = fields.find(({ row }) => row?.name === name);
  openSweep();
  if (field) focusAxis(addAxis(field));
}

/** Focuses the values of an axis, once it is there. */
export function focusAxis(key: string): void {
  requestAnimationFrame(() => {
    const card = document.querySelector(`[data-axis="${CSS.escape(key)}"]`);
    const control = card?.querySelector('[data-values]');
    if (!(control instanceof HTMLElement)) return;
    control.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
    if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.setSelectionRange(control.value.length, control.value.length);
  });
}
