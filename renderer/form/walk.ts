import type { KeyboardEvent } from 'react';

/**
 * Keys in the rows: up and down go to the row above and below, from a row or from a text in it; Enter goes into the
 * control, Escape back to the row, Delete on a row resets it. On the button of a list, Enter, up and down open the
 * list, where they choose; walking never enters one.
 */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement)) return;
  const row = target.closest<HTMLElement>('[data-row]');
  if (!row) return;
  const onRow = target === row;
  const inText = target.matches('input[data-control]');
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && (onRow || inText)) {
    event.preventDefault();
    const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const next = rows[rows.indexOf(row) + step];
    if (!next && step < 0) document.querySelector<HTMLElement>('[data-search]')?.focus();
    if (next) walkTo(next, inText);
  } else if (event.key === 'Enter' && onRow) {
    event.preventDefault();
    enter(row, '[data-control]');
  } else if (event.key === 'Escape' && !onRow) {
    event.preventDefault();
    row.focus();
  } else if (event.key === 'Delete' && onRow) {
    event.preventDefault();
    row.querySelector<HTMLElement>('[data-reset]')?.click();
  }
}

/** Focuses a row, or its text when coming from a text. */
function walkTo(row: HTMLElement, text: boolean): void {
  enter(row, text ? 'input[data-control]' : null);
}

/** Focuses an element of a row, or the row itself; text is selected. */
function enter(row: HTMLElement, what: string | null): void {
  const inside = what === null ? null : row.querySelector<HTMLElement>(what);
  const next = inside ?? row;
  next.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  if (next instanceof HTMLInputElement) next.select();
}
