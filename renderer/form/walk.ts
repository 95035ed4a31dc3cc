import type { KeyboardEvent } from 'react';

/**
 * Walking the rows: up and down go to the row above and below, from a row or from its control; Enter goes into
 * the control, Escape back to the row, Delete on a row resets it. Values change by typing and choosing alone.
 */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement)) return;
  const row = target.closest<HTMLElement>('[data-row]');
  if (!row) return;
  const onRow = target === row;
  const inControl = target.matches('[data-control]');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && (onRow || inControl)) {
    event.preventDefault();
    const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const next = rows[rows.indexOf(row) + step];
    if (!next && step < 0) document.querySelector<HTMLElement>('[data-search]')?.focus();
    if (next) enter(next, inControl);
  } else if (event.key === 'Enter' && onRow) {
    event.preventDefault();
    enter(row, true);
  } else if (event.key === 'Escape' && !onRow) {
    event.preventDefault();
    row.focus();
  } else if (event.key === 'Delete' && onRow) {
    event.preventDefault();
    row.querySelector<HTMLElement>('[data-reset]')?.click();
  }
}

/** Focuses a row, or its control with the text selected. */
function enter(row: HTMLElement, control: boolean): void {
  const inside = control ? row.querySelector<HTMLElement>('[data-control]') : null;
  const next = inside ?? row;
  next.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  if (next instanceof HTMLInputElement) next.select();
}
