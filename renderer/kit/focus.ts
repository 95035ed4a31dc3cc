/** Moving the focus. */

const FOCUSABLE =
  '[data-control], input:not([type="hidden"]), select, textarea, button:not(:disabled), a[href], [tabindex="0"]';

/** Focuses the first thing in `holder` that takes the focus; false when there is none. */
export function focusWithin(holder: Element): boolean {
  const first = [...holder.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (element) => element.offsetParent !== null && element.tabIndex >= 0 && !isPassedOver(element),
  );
  first?.focus();
  return first !== undefined;
}

/** Whether Tab goes to another radio button of its group: the checked one. */
const isPassedOver = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement &&
  element.type === 'radio' &&
  !element.checked &&
  document.querySelector(`input[type="radio"][name="${CSS.escape(element.name)}"]:checked`) !==
    null;
