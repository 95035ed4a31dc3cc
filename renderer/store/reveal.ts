/** Going to a field: the form shows its row, and its control takes the focus. */
import { flushSync } from 'react-dom';
import { requestPaths } from '../../shared/form/requestPaths';
import { rowNamed } from './rows';
import { useStore } from './store';
import { RUN_SETUP_FIELDS } from './viewState';

const FOCUSABLE = 'input, select, textarea, button, [tabindex="0"]';

/** Shows and focuses the control of the first of these names that the window has. */
export function reveal(names: readonly string[]): void {
  const { history, place } = useStore.getState();
  const row = rowNamed(history.present.draft, names);
  const runSetup = row ? undefined : RUN_SETUP_FIELDS.find((field) => names.includes(field));
  if (runSetup) {
    useStore.setState({ runSetup });
    return;
  }
  if (place !== 'form') flushSync(() => useStore.setState({ place: 'form' }));
  if (row) {
    useStore.setState({ activeRow: row.name });
    if (focusField(row.name)) return;
    // At once: a key pressed next belongs to this field.
    flushSync(() => useStore.setState({ filter: 'all', query: '' }));
    focusField(row.name);
    return;
  }
  // The paths of the request have rows that are no field of a target.
  const path = requestPaths(history.present.draft.workflow).find(({ name }) =>
    names.includes(name),
  );
  if (path && !document.querySelector(`[data-row][data-field="${path.name}"]`))
    flushSync(() => useStore.setState({ filter: 'all', query: '' }));
  for (const name of names) if (focusField(name)) return;
}

/** Focuses the control of the element that carries this `data-field`, a row of the form first; false when there is none. */
function focusField(name: string): boolean {
  const named = `[data-field~="${CSS.escape(name)}"]`;
  const holder = document.querySelector(`[data-row]${named}`) ?? document.querySelector(named);
  const control = holder?.matches(FOCUSABLE) ? holder : holder?.querySelector(FOCUSABLE);
  if (!(control instanceof HTMLElement)) return false;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: 'center' });
  // As in going from row to row: what is typed next replaces the value.
  if (control instanceof HTMLInputElement && control.type === 'text') control.select();
  return true;
}
