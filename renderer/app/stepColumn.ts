/** Going from column to column: each remembers where the focus was. */
import { flushSync } from 'react-dom';
import { focusWithin } from '../kit/focus';
import { useStore } from '../store/store';

const last = new WeakMap<Element, HTMLElement>();

/** Focuses the next (1) or previous (-1) column, where the focus last was in it; opens the result column where it is closed. */
export function stepColumn(direction: 1 | -1): void {
  const columns = [...document.querySelectorAll('[data-column]')];
  const at = columns.findIndex((column) => column.contains(document.activeElement));
  const here = columns[at];
  if (here && document.activeElement instanceof HTMLElement) last.set(here, document.activeElement);
  const from = at < 0 && direction < 0 ? 0 : at;
  const next = columns[(from + direction + columns.length) % columns.length];
  if (!next) return;
  if (next.matches('[data-result]')) flushSync(() => useStore.setState({ panelOpen: true }));
  const known = last.get(next);
  if (known?.isConnected) known.focus();
  else focusWithin(next);
}
