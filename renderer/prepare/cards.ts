/** Which arrays of the files are shown as cards, and what reads each. */
import { matchingArrays } from '../../shared/prepare/arrays';
import type { Recipe } from '../../shared/prepare/recipe';
import type { ArrayRef } from '../../shared/prepare/refs';
import type { SourceArray, SourceFile } from '../../shared/prepare/source';
import { arrayOf, TARGETS, type Target, targetName } from './edit';
import { nodeId } from './tree';

export interface Card {
  /** As its row of the tree. */
  readonly id: string;
  /** Counts from 1. */
  readonly file: number;
  readonly array: SourceArray;
  /** How many arrays it is joined from. */
  readonly parts: number;
}

/** More are found in the tree. */
const MOST_CARDS = 10;

/** Arrays that a reference means: those that a `*` stands for, or the one. */
export function arraysAt(
  files: readonly (SourceFile | null)[],
  { file, path }: ArrayRef,
): SourceArray[] {
  const opened = files[file - 1];
  return opened ? matchingArrays(opened, path) : [];
}

/** What is read from where: the card's id for each target that is wired. */
export function wiresOf(
  files: readonly (SourceFile | null)[],
  recipe: Recipe,
): { readonly target: Target; readonly from: string }[] {
  return TARGETS.flatMap((target) => {
    const ref = arrayOf(recipe, target);
    const [first] = ref ? arraysAt(files, ref) : [];
    return ref && first ? [{ target, from: nodeId(ref.file - 1, first.path) }] : [];
  });
}

/** `xcoords, ycoords` for the id of each array that is read. */
export function usesOf(
  files: readonly (SourceFile | null)[],
  recipe: Recipe | null,
): ReadonlyMap<string, string> {
  const uses = new Map<string, string>();
  for (const { target, from } of recipe ? wiresOf(files, recipe) : [])
    uses.set(from, [uses.get(from), targetName(target)].filter(Boolean).join(', '));
  return uses;
}

/** The arrays in use, then others that have more than a few values. */
export function cardsOf(
  files: readonly (SourceFile | null)[],
  recipe: Recipe | null,
): { readonly cards: readonly Card[]; readonly others: number } {
  const used = new Map<string, Card>();
  const parts = new Set<string>();
  for (const target of recipe ? TARGETS : []) {
    const ref = recipe && arrayOf(recipe, target);
    const arrays = ref ? arraysAt(files, ref) : [];
    const [first] = arrays;
    if (!ref || !first) continue;
    const id = nodeId(ref.file - 1, first.path);
    for (const { path } of arrays.slice(1)) parts.add(nodeId(ref.file - 1, path));
    used.set(id, { id, file: ref.file, array: first, parts: arrays.length });
  }
  // A link and what it leads to are one array.
  const doubles = new Set(
    [...used.values()].flatMap(({ file, array: { link } }) =>
      link?.kind === 'soft' ? [nodeId(file - 1, link.target)] : [],
    ),
  );
  const isDouble = ({ link }: SourceArray) => link?.kind === 'soft' && link.state === 'followed';
  const rest = files.flatMap((file, index) =>
    (file?.arrays ?? [])
      .map((array) => ({ id: nodeId(index, array.path), file: index + 1, array, parts: 1 }))
      .filter(
        ({ id, array }) =>
          ![used, parts, doubles].some((known) => known.has(id)) &&
          !isDouble(array) &&
          isOfNumbers(array),
      ),
  );
  const shown = rest.slice(0, Math.max(0, MOST_CARDS - used.size));
  return { cards: [...used.values(), ...shown], others: rest.length - shown.length };
}

const isOfNumbers = ({ shape, dtype }: SourceArray): boolean =>
  dtype !== 'text' && dtype !== 'other' && shape.reduce((a, b) => a * b, 1) > 3;
