/** Distances between card and button and between card and window edge, in CSS pixels. */
const GAP = 4;
const EDGE = 8;
/** With this much space below, the card is placed there, so that it does not jump between sides. */
const ENOUGH = 320;

/** Places a popover below its anchor, or above where there is more space; it never covers the anchor. */
export function place(card: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const below = innerHeight - bottom - GAP - EDGE;
  const above = top - GAP - EDGE;
  const isBelow = below >= ENOUGH || below >= above;
  card.style.maxHeight = `${Math.max(80, isBelow ? below : above)}px`;
  card.style.top = isBelow ? `${bottom + GAP}px` : 'auto';
  card.style.bottom = isBelow ? 'auto' : `${innerHeight - top + GAP}px`;
  const most = innerWidth - card.offsetWidth - EDGE;
  card.style.left = `${Math.max(EDGE, Math.min(left, most))}px`;
}
