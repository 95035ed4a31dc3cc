/** The part of the field reference on which settings reach a run, as Markdown, from the target's table. */

import { WORKFLOWS, type Workflow } from '../request/request';
import { sourcesText } from '../sources/source';
import type { Target } from '../targets/target';
import { ROUTE_IDS } from '../propagation/propagation';
import { inBrackets, insteadWords, routeWords } from '../propagation/words';

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
    Object.keys(facts).map((name) => ({ name, knob: section === 'execution_config' })),
  );
  const overrides = fields.flatMap(({ name, knob: option }) => (option ? [] : [name]));
  const knobs = fields.flatMap(({ name, knob }) => (knob ? [name] : []));
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
    '| --- | --- | --- | --- | --- |',
    ...[...new Set([...synonyms.flat(), ...overrides])].flatMap((name) =>
      rowText(target, workflow, name, false),
    ),
    '',
    `| knob | ${commands.join(' | ')} | what works |`,
    '| --- | --- | --- | --- | --- |',
    ...knobs.flatMap((name) => rowText(target, workflow, name, true)),
    '',
  ].join('\n');
}

function rowText(target: Target, workflow: Workflow, name: string, knob: boolean): string[] {
  const reach = target.propagation(workflow, name, knob);
  if (!reach) return [];
  const routes = ROUTE_IDS.map((id) => {
    const told = reach.routes[id];
    return cell(`${routeWords(told)}${inBrackets(told.where)}`);
  });
  const only = reach.only ? `only ${reach.only.text}` : '';
  const better = insteadWords(reach);
  return [
    `| \`${name}\` | ${routes.join(' | ')} | ${cell([only, better].filter(Boolean).join('; '))} |`,
  ];
}
