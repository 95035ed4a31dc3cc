/** Whether a setting takes effect, by entry point, as lines of the command line. */
import { routeWords } from '../../shared/propagation/words';
import type { Workflow } from '../../shared/request/request';
import { sourceText } from '../../shared/sources/source';
import { findTarget } from '../../shared/targets';
import { insteadWords } from '../../shared/targets/forwarding';
import { table } from './io';

/** The propagation of the names, as overrides and as execution options; no line where it is unknown. */
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
      const rows = target.routes[workflow].map(({ id, command }) => {
        const route = propagation.routes[id];
        return [command, routeWords(route), route.where === null ? '' : sourceText(route.where)];
      });
      const better = insteadWords(target, workflow, propagation, undefined);
      return [
        '',
        `Does the ${option ? 'execution option' : 'override'} \`${name}\` take effect in ${workflow}?`,
        ...table(rows).map((line) => `  ${line}`),
        ...(propagation.only
          ? [`  In a payload it takes effect only ${propagation.only.text}.`]
          : []),
        ...(better === '' ? [] : [`  Use ${better} instead.`]),
      ];
    }),
  );
}
