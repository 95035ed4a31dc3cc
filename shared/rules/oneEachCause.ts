/** One finding per cause: a more specific finding replaces the general one. */
import type { Finding } from '../findings/finding';

/** Ids of specific rules, each with the general rule whose finding it replaces. */
const REFINES: { readonly [id: string]: string } = {
  'nphotons-not-measured': 'nphotons-divergence',
};

/**
 * The findings with what is refined merged into one: id and outcome of the finding that is refined, the words of the
 * rule that knows more, its fix first and recommended, the others behind it.
 */
export function oneEachCause(findings: readonly Finding[]): Finding[] {
  const merged = new Map<Finding, Finding>();
  for (const finer of findings) {
    const coarse = findings.find(({ rule }) => rule === REFINES[finer.rule]);
    if (coarse) merged.set(coarse, withDetail(coarse, finer)).set(finer, finer);
  }
  return findings.flatMap((finding) => {
    const known = merged.get(finding);
    return known === finding ? [] : [known ?? finding];
  });
}

function withDetail(coarse: Finding, finer: Finding): Finding {
  const [best, ...others] = finer.fixes;
  const behind = [...others, ...coarse.fixes].map(({ recommended: _, ...fix }) => fix);
  return {
    ...coarse,
    fields: [...new Set([...coarse.fields, ...finer.fields])],
    message: finer.message,
    fixes: best ? [{ ...best, recommended: true }, ...behind] : behind,
  };
}
