/** Distances between card and button and between card and window edge, in CSS pixels. */
const GAP = 4;
const EDGE = 8;
/** With this much space below, the card is placed there, so that it does not jump between sides. */
const ENOUGH = 320;

/**
 * Places a popover beside the finding that its anchor is in, where there is room; else below it, or above where there is
 * more space. It never covers the finding.
 */
export function place(card: HTMLElement, anchor: HTMLElement): void {
  const { innerWidth, innerHeight } = window;
  const finding = (anchor.closest('[data-mark]') ?? anchor).getBoundingClientRect();
  const { left, top } = anchor.getBoundingClientRect();
  const { offsetWidth } = card;
  const put = (style: Partial<CSSStyleDeclaration>) => Object.assign(card.style, style);
  const isLeft = finding.left >= offsetWidth + GAP + EDGE;
  if (isLeft || innerWidth - finding.right >= offsetWidth + GAP + EDGE) {
    put({ maxHeight: `${innerHeight - 2 * EDGE}px`, bottom: 'auto' });
    put({
      left: `${isLeft ? finding.left - offsetWidth - GAP : finding.right + GAP}px`,
      top: `${Math.max(EDGE, Math.min(top, innerHeight - EDGE - card.offsetHeight))}px`,
    });
    return;
  }
  const below = innerHeight - finding.bottom - GAP - EDGE;
  const above = finding.top - GAP - EDGE;
  const isBelow = below >= ENOUGH || below >= above;
  put({
    maxHeight: `${Math.max(80, isBelow ? below : above)}px`,
    top: isBelow ? `${finding.bottom + GAP}px` : 'auto',
    bottom: isBelow ? 'auto' : `${innerHeight - finding.top + GAP}px`,
    left: `${Math.max(EDGE, Math.min(left, innerWidth - offsetWidth - EDGE))}px`,
  });
}
