/** All layouts, and how the files of one dataset are recognised. */
import { Bug } from '../../errors/internal';
import type { Recipe } from '../recipe';
import type { Source, SourceFile } from '../source';
import { beamlines } from './beamlines';
import { composed, type Missing } from './compose';

import { cxi } from './cxi';
import { eiger } from './eiger';
import { FileView } from './fileView';
import { foldSlice } from './foldSlice';
import { hxn } from './hxn';
import type { Found, Layout, ReadValues } from './layout';
import { nexus } from './nexus';
import { positionsText } from './positionsText';
import { ptychodusPatterns, ptychodusProduct } from './ptychodus';
import { ptychonn, ptychonnGrid } from './ptychonn';
import { ptychopinn } from './ptychopinn';
import { ptychoShelves } from './ptychoShelves';
import { ptyd } from './ptyd';
import { ptyrad } from './ptyrad';
import { py4dstem } from './py4dstem';
import { settled } from './settle';
import { stack } from './stack';
import { tike } from './tike';

/** Of two that fit equally well, the first one is proposed. */
export const LAYOUTS: readonly Layout[] = [
  ptychopinn,
  tike,
  ptychonn,
  cxi,
  nexus,
  ptyd,
  foldSlice,
  ptychodusPatterns,
  ptychodusProduct,
  ptychoShelves,
  ptyrad,
  hxn,
  eiger,
  py4dstem,
  ...beamlines,
  ptychonnGrid,
  positionsText,
  stack,
];

export interface Recognition {
  /** Id of the layout of the file with the patterns. */
  readonly layout: string;
  readonly name: string;
  readonly evidence: readonly string[];
  readonly recipe: Recipe;
  /** What the files do not say and the user has to give. */
  readonly missing: readonly Missing[];
}

interface Fit {
  readonly layout: Layout;
  readonly found: Found;
}

/**
 * What the files can be, the most likely first: one entry for each layout of the first file with patterns. The others are
 * parts of the same dataset. Empty when no file has patterns. Rejects with what `read` rejects with.
 */
export async function recogniseAll(
  files: readonly SourceFile[],
  read: ReadValues,
): Promise<readonly Recognition[]> {
  const views = files.map((file, at) => new FileView(file, at + 1));
  const fits = views.map(fitsOf);
  const at = fits.findIndex((all) => all.some(({ found }) => found.patterns));
  const others = fits.flatMap((all, other) => (other === at ? [] : all.slice(0, 1)));
  const out: Recognition[] = [];
  for (const { layout, found } of fits[at] ?? []) {
    if (!found.patterns) continue;
    const all = await settled([found, ...others.map((one) => one.found)], views, read);
    const [first] = all;
    if (!first?.patterns) continue;
    out.push({
      layout: layout.id,
      name: layout.name,
      evidence: [...first.evidence, ...all.slice(1).flatMap(({ evidence }) => evidence)],
      ...composed(layout.id, first.patterns, all),
    });
  }
  return out;
}

/** The same for files that are open. */
export const recogniseSources = (sources: readonly Source[]): Promise<readonly Recognition[]> =>
  recogniseAll(
    sources.map(({ file }) => file),
    async (number, path, box) => {
      const source = sources[number - 1];
      if (!source) throw new Bug(`There is no file ${number}`);
      return source.read(path, box);
    },
  );

function fitsOf(view: FileView): readonly Fit[] {
  const fits = LAYOUTS.flatMap((layout): Fit[] => {
    const found = layout.find(view);
    return found ? [{ layout, found }] : [];
  });
  return fits.sort((a, b) => b.found.rank - a.found.rank);
}

/** The layout that a single file most likely has; null for none, and for a probe or positions without a program's names. */
export function layoutOf(file: SourceFile): Layout | null {
  const [best] = fitsOf(new FileView(file, 1));
  return best && (best.found.rank > 1 || best.found.patterns) ? best.layout : null;
}
