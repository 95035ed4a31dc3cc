/** What the run-plan strip shows: cells of words and figures. */

/** A figure of the plan as text. */
export interface Figure {
  /** What it is, for screen readers: `steps per epoch`. */
  readonly name: string;
  /** `?` where it is not known. */
  readonly text: string;
  /** Room that is kept for it, in digits, so that nothing moves when it arrives. */
  readonly room: number;
}

export const CELL_IDS = ['groups', 'steps', 'input', 'gpu', 'disk', 'time'] as const;
export type CellId = (typeof CELL_IDS)[number];

/** They stay when the window is too narrow for all. */
export const ALWAYS: readonly CellId[] = ['groups', 'steps', 'gpu'];

export interface Cell {
  readonly id: CellId;
  /** What it is about: the title of its popover. */
  readonly title: string;
  readonly parts: readonly (string | Figure)[];
  /** What is wrong with the run, in words for screen readers; null for nothing. */
  readonly warning: string | null;
  /** Why figures are not known. */
  readonly reason: string | null;
}

export const figuresOf = ({ parts }: Cell): Figure[] =>
  parts.filter((part) => typeof part !== 'string');

/** The text of the figure of that name in the cell as it was before; null where it is the same. */
export function textBefore(before: Cell | undefined, { name, text }: Figure): string | null {
  const was = before && figuresOf(before).find((figure) => figure.name === name)?.text;
  return was === undefined || was === text || was === '?' ? null : was;
}

/** What changed, as one sentence for screen readers; '' for nothing. */
export function changesText(before: readonly Cell[], now: readonly Cell[]): string {
  const changes = now.flatMap((cell) => {
    const was = before.find(({ id }) => id === cell.id);
    return figuresOf(cell).flatMap((figure) => {
      const old = textBefore(was, figure);
      return old === null ? [] : [`${figure.name} ${figure.text}, was ${old}`];
    });
  });
  return changes.length === 0 ? '' : `Run plan: ${changes.join('; ')}.`;
}

/** The cells that fit into `room` pixels, from the left; those that always stay are counted first. */
export function fittingCells(
  cells: readonly Cell[],
  widthOf: (id: CellId) => number,
  room: number,
  moreWidth: number,
): CellId[] {
  const all = cells.map(({ id }) => id);
  const sum = (ids: readonly CellId[]) => ids.reduce((total, id) => total + widthOf(id), 0);
  if (sum(all) <= room) return all;
  let shown = all;
  // Where not even those fit, as at 200 % zoom, all but the first go, too.
  const [, ...last] = all.filter((id) => ALWAYS.includes(id));
  const others = all.filter((id) => !ALWAYS.includes(id));
  for (const id of [...others.reverse(), ...last.reverse()]) {
    if (sum(shown) + moreWidth <= room) break;
    shown = shown.filter((one) => one !== id);
  }
  return shown;
}
