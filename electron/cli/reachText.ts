/** Whether a name reaches a run, route by route, as lines of the command line. */
import { ROUTE_IDS } from '../../shared/reach/reach';
import { insteadWords, routeWords, sourcePlace } from '../../shared/reach/words';
import type { Workflow } from '../../shared/request/request';
import { findTarget } from '../../shared/targets';
import { table } from './io';

/** What becomes of the names, as overrides and as knobs; no line where the target does not say. */
export function reachLines(
  targetName: string,
  workflow: Workflow,
  names: readonly string[],
): string[] {
  const target = findTarget(targetName);
  if (!target) return [];
  return names.flatMap((name) =>
    [false, true].flatMap((knob) => {
      const reach = target.reach(workflow, name, knob);
      if (!reach) return [];
      const rows = ROUTE_IDS.map((id) => {
        const told = reach.routes[id];
        const command = target.routes[workflow].find((route) => route.id === id)?.command ?? id;
        return [command, routeWords(told), sourcePlace(target, told.where)];
      });
      const better = insteadWords(reach);
      return [
        '',
        `Does the ${knob ? 'knob' : 'override'} ${name} reach ${workflow}?`,
        ...table(rows).map((line) => `  ${line}`),
        ...(reach.only ? [`  From a payload it counts only ${reach.only.text}.`] : []),
        ...(better === '' ? [] : [`  What works: ${better}.`]),
      ];
    }),
  );
}
