/** Going to a field: the form shows its row, and its control takes the focus. */
import { flushSync } from 'react-dom';
import { formRows } from '../../shared/form/formRows';
import { rowNamed } from './rows';
import { useStore } from './store';

const FOCUSABLE = 'input, select, textarea, button, [tabindex="0"]';

/** Shows and focuses the control of the first of these names that the window has. */
export function reveal(names: readonly string[]): void {
  const { history, place } = useStore.getState();
  if (place !== 'form' && !names.some(isInHeader)) {
    flushSync(() => useStore.setState({ place: 'form' }));
    reveal(names);
    return;
  }
  const { target, workflow } = history.present.draft;
  const row = rowNamed(formRows(target, workflow), names);
  if (row) {
    useStore.setState({ activeRow: row.name });
    if (focusField(row.name)) return;
    // At once: a key pressed next belongs to this field.
    flushSync(() => useStore.setState({ filter: 'all', query: '' }));
    focusField(row.name);
    return;
  }
  for (const name of names) if (focusField(name)) return;
}

/** Whether a name is one of the request's own, which are in sight wherever one is. */
const isInHeader = (name: string): boolean =>
  document.querySelector(`header [data-field~="${CSS.escape(name)}"]`) !== null;

/** Focuses the control of the element that carries this `data-field`; false when there is none. */
function focusField(name: string): boolean {
  const holder = document.querySelector(`[data-field~="${CSS.escape(name)}"]`);
  const control = holder?.matches(FOCUSABLE) ? holder : holder?.querySelector(FOCUSABLE);
  if (!(control instanceof HTMLElement)) return false;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: 'center' });
  return true;
}
