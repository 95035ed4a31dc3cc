/** Leads into a part of the view; Escape leads back. */
export function focusRegion(name: string, within = ''): void {
  const region = document.querySelector<HTMLElement>(`section[aria-label="${name}"]`);
  const target = within === '' ? region : region?.querySelector<HTMLElement>(within);
  target?.focus();
}
