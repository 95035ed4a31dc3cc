/** The field reference, as Markdown, derived from the catalogue. */
import { propagationReference } from './propagationPage';
import { rulesAbout } from './ruleList';
import { findTarget } from '../targets';
import { typeName } from '../values/parse';
import { formatValue } from '../values/python';
import { catalogueOf } from '../targets/catalogue';
import { type CatalogueField, GROUPS, type GroupName, SECTION_NAMES } from '../catalogue/types';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Reference page of a target: a table a section, in PtychoPINN's order. */
export function fieldReference(targetName: string): string {
  const target = findTarget(targetName);
  const fields = catalogueOf(targetName);
  const sections = SECTION_NAMES.map((section) => {
    const rows = fields.filter((field) => field.section === section).map(rowText);
    return `## ${section}\n\n| field | type | default | what it is |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const aliases = Object.entries(target?.aliases ?? {})
    .map(([alias, canonical]) => `\`${alias}\` sets \`${canonical}\``)
    .join(', ');
  return [
    `# Fields of ${target?.title ?? targetName}`,
    '',
    `Generated from the catalogue by \`npm run reference\`. ${fields.length} entries. Aliases: ${aliases}.`,
    '',
    ...sections,
    ...(target ? propagationReference(target) : []),
  ].join('\n');
}

function rowText(field: CatalogueField): string {
  const { name, label, help, unit, type, group, level } = field;
  const range = rangeText(field);
  const facts = [unit, range, `${groupLabel(group)}, ${level}`].filter((text) => text).join('; ');
  const fallback =
    field.default === undefined ? 'required' : `\`${formatValue(field.default, type)}\``;
  const anchor = `<a id="${field.section}.${name}"></a>`;
  return `| ${anchor}\`${name}\` | ${cell(typeName(type))} | ${cell(fallback)} | **${cell(label)}.** ${cell(help)} _${cell(facts)}_${ruleLinks(field)} |`;
}

/** Links to the rules about the field that are true of its target. */
function ruleLinks({ name, target }: CatalogueField): string {
  const rules = rulesAbout(name).filter(({ targets }) => targets?.includes(target) ?? true);
  if (rules.length === 0) return '';
  return ` Rules: ${rules.map(({ id }) => `[${id}](rules.md#${id})`).join(', ')}.`;
}

const groupLabel = (group: GroupName): string => GROUPS[group].label;

function rangeText({ range, type }: CatalogueField): string {
  if (!range) return '';
  const number = (value: number) => formatValue(value, type);
  const bounds =
    range.min !== undefined && range.max !== undefined
      ? `usually ${number(range.min)} to ${number(range.max)}`
      : range.min !== undefined
        ? `usually at least ${number(range.min)}`
        : range.max !== undefined
          ? `usually at most ${number(range.max)}`
          : '';
  return [bounds, range.powerOfTwo ? 'a power of two' : ''].filter((text) => text).join(', ');
}
