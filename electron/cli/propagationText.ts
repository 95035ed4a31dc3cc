/** Whether a name reaches a run, route by route, as lines of the command line. */
import { ROUTE_IDS } from '../../shared/propagation/propagation';
import { insteadWords, routeWords } from '../../shared/propagation/words';
import type { Workflow } from '../../shared/request/request';
import { sourceText } from '../../shared/sources/source';
import { findTarget } from '../../shared/targets';
import { table } from './io';

/** What becomes of the names, as overrides and as knobs; no line where the target does not say. */
export function propagationLines(
  targetName: string,
  workflow: Workflow,
  names: readonly string[],
): string[] {
  const target = findTarget(targetName);
  if (!target) return [];
  return names.flatMap((name) =>
    [false, true].flatMap((option) => {
      const propagation = target.propagation(workflow, name, option);
      if (!propagation) return [];
      const rows = ROUTE_IDS.map((id) => {
        const told = propagation.routes[id];
        const command = target.routes[workflow].find((route) => route.id === id)?.command ?? id;
        return [command, routeWords(told), told.where === null ? '' : sourceText(told.where)];
      });
      const better = insteadWords(propagation);
      return [
        '',
        `Does the ${option ? 'knob' : 'override'} ${name} reach ${workflow}?`,
        ...table(rows).map((line) => `  ${line}`),
        ...(propagation.only ? [`  From a payload it counts only ${propagation.only.text}.`] : []),
        ...(better === '' ? [] : [`  Use ${better} instead.`]),
      ];
    }),
  );
}
