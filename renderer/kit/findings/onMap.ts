/** Findings about how patterns are grouped: the map of groups shows what they mean. */
import type { Finding } from '../../../shared/findings/finding';
import { useLoaded } from '../lazyModule';
import { RULES } from '../rules';

/** Topics of rules that are about groups. */
const TOPICS: readonly (string | undefined)[] = ['groups', 'grouping'];

export function useIsOnMap({ rule }: Pick<Finding, 'rule'>): boolean {
  const rules = useLoaded(RULES);
  return TOPICS.includes(rules?.ruleFacts(rule)?.topic);
}
