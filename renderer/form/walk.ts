import type { KeyboardEvent } from 'react';

/** Up and down go to the control of the row above and below; values change by typing and choosing alone. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-control]')];
  const at = event.target instanceof HTMLElement ? controls.indexOf(event.target) : -1;
  if (at < 0) return;
  event.preventDefault();
  const next = controls[at + (event.key === 'ArrowDown' ? 1 : -1)];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
