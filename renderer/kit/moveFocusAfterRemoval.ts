import { focusWithin } from './focus';

/**
 * Moves the focus from a button that is about to disappear: to the control of its row in the form; in a list to the
 * entry that takes its place; else to its column.
 */
export function moveFocusAfterRemoval(button: HTMLElement): void {
  const row = button.closest('[data-row]');
  const entry = button.closest('li');
  const next = entry?.nextElementSibling ?? entry?.previousElementSibling;
  const column = button.closest('[data-column]');
  requestAnimationFrame(() => {
    // Something else may have taken the focus meanwhile.
    if (document.activeElement !== document.body) return;
    const control = row?.querySelector<HTMLElement>('[data-control]');
    if (control?.isConnected) control.focus({ preventScroll: true });
    else if (!(next?.isConnected && focusWithin(next)) && column) focusWithin(column);
  });
}
