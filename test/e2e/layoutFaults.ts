/** What a demanding user sees wrong in a window: text that is small, cut or wrapped, controls that lie over each other. */
import type { Page } from 'playwright';

/** Only what is in the topmost dialog or menu can be used, where one is open. */
function surface(): Element {
  const floating = [...document.querySelectorAll('[role="dialog"], [role="menu"]')];
  return floating.filter((element) => element.checkVisibility()).at(-1) ?? document.body;
}

const isHidden = (element: Element): boolean =>
  !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) ||
  element.closest('.sr-only, [inert], [aria-hidden="true"]') !== null;

/** `"text" (element in place)` */
function describe(element: Element): string {
  const part = element.closest('[aria-label]:not(button, input), [data-row]');
  const place = part?.getAttribute('aria-label') ?? part?.getAttribute('data-field') ?? '';
  const text = (element.textContent ?? '').trim().slice(0, 50);
  const name = element.className.toString().split(' ')[0] ?? '';
  return `"${text}" (${element.tagName.toLowerCase()}.${name} in ${place})`;
}

/** What an element cuts off a rectangle in it; `null` where it shows it or scrolls to it. */
function cutIn(frameOf: Element, box: DOMRect): 'scrolls' | 'shortened' | 'cut' | null {
  const { overflowX, overflowY, textOverflow } = getComputedStyle(frameOf);
  const frame = frameOf.getBoundingClientRect();
  const isBelow = box.bottom > frame.bottom + 3 || box.top < frame.top - 3;
  const isBeside = box.right > frame.right + 1 || box.left < frame.left - 1;
  const reaches = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
  const isOut = box.bottom > frame.bottom || box.top < frame.top;
  if ((isOut && reaches(overflowY)) || (isBeside && reaches(overflowX))) return 'scrolls';
  if (isBeside && overflowX !== 'visible') return textOverflow === 'ellipsis' ? 'shortened' : 'cut';
  return isBelow && overflowY !== 'visible' ? 'cut' : null;
}

/** The same for all that an element is in. */
function cutAround(element: Element, box: DOMRect): 'scrolls' | 'shortened' | 'cut' | null {
  for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
    const cut = cutIn(at, box);
    if (cut !== null) return cut;
  }
  return null;
}

/** Elements with text of their own, and where it is. */
function* texts(): Generator<{ element: Element; boxes: DOMRect[] }> {
  const walker = document.createTreeWalker(surface(), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    yield { element, boxes: [...range.getClientRects()].filter(({ width }) => width > 0) };
  }
}

function small(): string[] {
  const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  return [...texts()].filter(({ element }) => size(element) < 12).map((t) => describe(t.element));
}

function cut(): string[] {
  const isCut = ({ element, boxes }: { element: Element; boxes: DOMRect[] }) =>
    boxes.some(
      (box) =>
        cutAround(element, box) === 'cut' ||
        (box.right > innerWidth + 1 && cutAround(element, box) === null),
    );
  return [...texts()].filter((t) => isCut(t)).map(({ element }) => describe(element));
}

function shortened(): string[] {
  return [...texts()]
    .filter((t) => t.boxes.some((box) => cutAround(t.element, box) === 'shortened'))
    .map(({ element }) => describe(element));
}

/** Names of controls that take more than a line; a sentence may. */
function wraps(): string[] {
  const lines = (boxes: DOMRect[]) => new Set(boxes.map(({ bottom }) => Math.round(bottom / 6)));
  return [...texts()]
    .filter(
      ({ element, boxes }) =>
        lines(boxes).size > 1 &&
        element.closest('button, [role="tab"], [role="menuitem"]') !== null &&
        (element.textContent ?? '').length < 30 &&
        element.closest('table, p, [data-finding]') === null,
    )
    .map(({ element }) => describe(element));
}

/** Columns beyond the edge: only code has lines that long, and lists whose names stay in view beside any number of columns. */
function sideways(): string[] {
  return [...surface().querySelectorAll('*')]
    .filter(
      (element) =>
        /auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1 &&
        !isHidden(element) &&
        !element.matches('textarea') &&
        element.querySelector('code, pre') === null &&
        !keepsNames(element),
    )
    .map((element) => describe(element));
}

/** Whether its first columns stay at the edge. */
function keepsNames(element: Element): boolean {
  return [...element.querySelectorAll('tbody td')].some(
    (cell) => getComputedStyle(cell).position === 'sticky',
  );
}

function covered(): string[] {
  const controls = surface().querySelectorAll(
    'button, input:not([type="radio"], [type="checkbox"]), select, textarea, [role="tab"], [role="slider"], a[href]',
  );
  return [...controls].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // What is scrolled half out of its column is not covered.
    const point = new DOMRect(x - 6, y - 6, 12, 12);
    const isSeen = box.width > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
    if (!isSeen || isHidden(element) || cutAround(element, point) !== null) return [];
    const top = document.elementFromPoint(x, y);
    const isFree =
      !top ||
      element.contains(top) ||
      top.contains(element) ||
      element.closest('label')?.contains(top) ||
      // The result column of a narrow window lies over the form as long as it is open.
      (top.closest('[data-result]') && !element.closest('[data-result]'));
    return isFree ? [] : [`${describe(element)} by ${describe(top)}`];
  });
}

const FUNCTIONS = {
  keepsNames,
  surface,
  isHidden,
  describe,
  cutIn,
  cutAround,
  texts,
};
const FAULTS = { small, cut, shortened, wraps, sideways, covered };
export type Fault = keyof typeof FAULTS;

/** Each as `kind: "text" (element in place)`. */
export async function layoutFaults(page: Page, kinds: readonly Fault[]): Promise<string[]> {
  // The page knows none of this module's functions.
  const known = Object.entries(FUNCTIONS).map(([name, code]) => `const ${name} = ${code};`);
  const found: string[] = [];
  for (const kind of kinds) {
    const here: string[] = await page.evaluate(
      `(() => { ${known.join('\n')} return (${FAULTS[kind]})(); })()`,
    );
    found.push(...new Set(here.map((fault) => `${kind}: ${fault}`)));
  }
  return found;
}
