/** The rulebook. A rule is one entry here and one definition in the folder of its topic. */
import type { World } from '../dataset/facts';
import type { Provenance } from '../factory/story';
import type { Finding } from '../findings/finding';
import type { Request } from '../request/request';
import { contextOf } from './context';
import { coordinates } from './dataset/coordinates';
import { noPatterns } from './dataset/noPatterns';
import { objectShape } from './dataset/objectShape';
import { patternStack } from './dataset/patternStack';
import { patternsInteger } from './dataset/patternsInteger';
import { probeReal } from './dataset/probeReal';
import { probeSquare } from './dataset/probeSquare';
import { sizeMismatch } from './dataset/sizeMismatch';
import { startCoordinates } from './dataset/startCoordinates';
import { fewPatterns } from './grouping/fewPatterns';
import { neighbours } from './grouping/neighbours';
import { cappedGroups, tooManyGroups } from './grouping/tooManyGroups';
import type { Rule } from './rule';
import { accumulation } from './run/accumulation';
import { plateau } from './run/plateau';
import { positive } from './run/positive';
import { supervisedLabels, supervisedLoss } from './run/supervised';

export const RULEBOOK: readonly Rule[] = [
  patternStack,
  noPatterns,
  coordinates,
  startCoordinates,
  objectShape,
  probeSquare,
  probeReal,
  patternsInteger,
  sizeMismatch,
  neighbours,
  tooManyGroups,
  cappedGroups,
  fewPatterns,
  positive,
  accumulation,
  supervisedLabels,
  supervisedLoss,
  plateau,
];

/** What the rulebook says of a resolved request, in its own order. */
export function ruleFindings(request: Request, world: World, provenance: Provenance): Finding[] {
  const context = contextOf(request, world, provenance);
  return RULEBOOK.filter((rule) => appliesTo(rule, request)).flatMap((rule) =>
    rule.check(context).map(({ fields, message, fixes = [] }) => ({
      rule: rule.id,
      severity: rule.severity,
      fields: [...fields],
      message,
      consequence: rule.consequence,
      stage: rule.stage,
      source: rule.source,
      fixes: [...fixes],
    })),
  );
}

const appliesTo = ({ targets, workflows }: Rule, { target, workflow }: Request): boolean =>
  (targets?.includes(target) ?? true) && (workflows?.includes(workflow) ?? true);
