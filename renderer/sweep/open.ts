/** Opening the sweep from anywhere, and returning to the form. */
import { axisFields } from '../../shared/sweep/draft/fields';
import { useStore } from '../store/store';
import { addAxis } from './edit';

/** Shows the sweep. */
export const openSweep = (): void => useStore.setState({ place: 'sweep', overlay: null });

/** Returns to the form; the sweep is kept. */
export const leaveSweep = (): void => useStore.setState({ place: 'form' });

/** Makes the active field an axis, and shows it. */
export function sweepActive(): void {
  const { activeRow } = useStore.getState();
  if (activeRow === null)
    useStore.setState({
      status: 'Select a field first, for example with the arrow keys',
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

/** Focuses the values of an axis, once it is rendered. */
export function focusAxis(key: string): void {
  requestAnimationFrame(() => {
    const card = document.querySelector(`[data-axis="${CSS.escape(key)}"]`);
    const control = card?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    control?.focus({ preventScroll: true });
    control?.setSelectionRange(control.value.length, control.value.length);
    card?.scrollIntoView({ block: 'nearest' });
  });
}
