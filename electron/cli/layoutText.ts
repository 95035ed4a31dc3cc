/** As what files of other programs are recognised, for a terminal. */
import { layoutOf, type Recognition } from '../../shared/prepare/layouts';
import type { SourceFile } from '../../shared/prepare/source';

/** The best of `found` with its evidence and what is missing, then the others by name. */
export function* layoutLines(
  found: readonly Recognition[],
  file: SourceFile,
): Generator<string, void> {
  const [best, ...others] = found;
  if (!best) {
    const alone = layoutOf(file);
    yield alone
      ? `layout   ${alone.name}: a part of a dataset, without patterns`
      : 'layout   not recognised';
    return;
  }
  yield `layout   ${best.name} (${best.layout})`;
  for (const fact of best.evidence) yield `  ${fact}`;
  for (const { words, needed } of best.missing) yield `  ${needed ? 'missing: ' : ''}${words}`;
  if (others.length > 0)
    yield `  or ${others.map(({ name, layout }) => `${name}: --layout ${layout}`).join(', ')}`;
}

export const layoutsJson = (found: readonly Recognition[]) =>
  found.map(({ layout, name, evidence, missing, recipe }) => ({
    layout,
    name,
    evidence,
    missing,
    recipe,
  }));
