/** The part of the field reference on which settings reach a run, as Markdown, from the target's table. */

import { insteadWords } from '../targets/forwarding';
import { WORKFLOWS, type Workflow } from '../request/request';
import { sourcesText } from '../sources/source';
import type { Target } from '../targets/target';
import { inBrackets, routeWords } from '../propagation/words';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Two tables a workflow, of overrides and of execution options; nothing for a target that is not run. */
export function propagationReference(target: Target): string[] {
  return WORKFLOWS.flatMap((workflow) =>
    target.routes[workflow].length === 0 ? [] : [workflowText(target, workflow)],
  );
}

function workflowText(target: Target, workflow: Workflow): string {
  const { sections, synonyms, routes } = target;
  const fields = Object.entries(sections).flatMap(([section, facts]) =>
    Object.keys(facts).map((name) => ({ name, option: section === 'execution_config' })),
  );
  const overrides = fields.flatMap(({ name, option }) => (option ? [] : [name]));
  const options = fields.flatMap(({ name, option }) => (option ? [name] : []));
  const rule = `| --- |${' --- |'.repeat(routes[workflow].length)} --- |`;
  const commands = routes[workflow].map(({ command }) => `\`${command}\``);
  return [
    `## What reaches ${workflow}`,
    '',
    ...routes[workflow].flatMap(({ command, notes }) =>
      notes.length === 0
        ? []
        : [
            `\`${command}\`:`,
            '',
            ...notes.map(({ text, source }) => `- ${text} (${sourcesText(source)})`),
            '',
          ],
    ),
    `| override | ${commands.join(' | ')} | what works |`,
    rule,
    ...[...new Set([...synonyms.flat(), ...overrides])].flatMap((name) =>
      rowText(target, workflow, name, false),
    ),
    '',
    `| execution option | ${commands.join(' | ')} | what works |`,
    rule,
    ...options.flatMap((name) => rowText(target, workflow, name, true)),
    '',
  ].join('\n');
}

function rowText(target: Target, workflow: Workflow, name: string, option: boolean): string[] {
  const propagation = target.propagation(workflow, name, option);
  if (!propagation) return [];
  const routes = target.routes[workflow].map(({ id }) => {
    const route = propagation.routes[id];
    return cell(`${routeWords(route)}${inBrackets(route.where)}`);
  });
  const only = propagation.only ? `only ${propagation.only.text}` : '';
  const better = insteadWords(target, workflow, propagation, undefined);
  return [
    `| \`${name}\` | ${routes.join(' | ')} | ${cell([only, better].filter(Boolean).join('; '))} |`,
  ];
}
