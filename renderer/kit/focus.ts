/** Moving the focus. */

const FOCUSABLE =
  '[data-control], input:not([type="hidden"]), select, textarea, button:not(:disabled), a[href], [tabindex="0"]';

/** Focuses the first thing in `holder` that takes the focus; false when there is none. */
export function focusWithin(holder: Element): boolean {
  const first = [...holder.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (element) => element.offsetParent !== null && element.tabIndex >= 0,
  );
  first?.focus();
  return first !== undefined;
}
