/** The pages of the reference: one a rule, a field, a dataset array and a section of the evidence, each findable by every name that it has. */
import { catalogueOf } from '../targets/catalogue';
import { type CatalogueField, GROUPS, type GroupName, LEVELS } from '../catalogue/types';
import { PURPOSES } from '../dataset/purposes';
import { EVIDENCE } from '../sources/evidence';
import { type ListedRule, RULE_TOPICS, rulesAbout, rulesCiting } from './ruleList';
import { sameThing } from '../targets/synonyms';
import { TARGETS } from '../targets';
import { capital } from '../values/capital';

interface Common {
  /** `rule:neighbours-too-few`, `field:gridsize`, `array:Y`. */
  readonly id: string;
  /** The first is its own. */
  readonly names: readonly string[];
  readonly title: string;
  /** Pages of one chapter are listed together. */
  readonly chapter: string;
  /** A sentence or two of what it is. */
  readonly text: string;
}

export interface RulePage extends Common {
  readonly kind: 'rule';
  readonly rule: ListedRule;
}

/** What a field means in some of its places; most fields mean the same in all. */
export interface Meaning {
  readonly label: string;
  readonly help: string;
  readonly places: readonly CatalogueField[];
}

export interface FieldPage extends Common {
  readonly kind: 'field';
  readonly meanings: readonly Meaning[];
  readonly rules: readonly ListedRule[];
}

export interface ArrayPage extends Common {
  readonly kind: 'array';
  readonly required: boolean;
  readonly rules: readonly ListedRule[];
}

/** A section of the evidence behind the rules. */
export interface EvidencePage extends Common {
  readonly kind: 'evidence';
  /** The rules that cite it. */
  readonly rules: readonly ListedRule[];
}

export type Page = RulePage | FieldPage | ArrayPage | EvidencePage;

export const PAGE_KINDS = ['rule', 'field', 'array', 'evidence'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** All pages: rules by topic, fields by group and level, arrays. Made when first asked for. */
export function referenceEntries(): readonly Page[] {
  pages ??= [...rulePages(), ...fieldPages(), ...arrayPages(), ...evidencePages()];
  return pages;
}

let pages: readonly Page[] | undefined;
let byName: ReadonlyMap<string, Page> | undefined;

/** The page of that id, if there is one. */
export const findPage = (id: string): Page | undefined => index().get(id);

/** The page of a field or array by any of its names, with or without its section; parts of a request have none. */
export const pageOfName = (name: string): Page | undefined =>
  [`field:${name}`, `array:${name}`, `field:${name.slice(name.lastIndexOf('.') + 1)}`]
    .map(findPage)
    .find((page) => page !== undefined);

function index(): ReadonlyMap<string, Page> {
  byName ??= new Map(
    referenceEntries().flatMap((page) =>
      page.names.map((name): [string, Page] => [`${page.kind}:${name}`, page]),
    ),
  );
  return byName;
}

function rulePages(): RulePage[] {
  return RULE_TOPICS.flatMap(({ title: chapter, rules }) =>
    rules.map((rule): RulePage => {
      const { id, aliases = [], title, why: text } = rule;
      return { kind: 'rule', id: `rule:${id}`, names: [id, ...aliases], title, chapter, text, rule };
    }),
  );
}

function fieldPages(): FieldPage[] {
  const fields = Object.keys(TARGETS).flatMap(catalogueOf);
  const own = new Set(fields.map(({ name }) => firstName(name)));
  const made = [...own].map((name) => fieldPage(name, fields));
  return made.sort((a, b) => rank(a) - rank(b));
}

/** The form's own name of whatever a name sets. */
const firstName = (name: string): string =>
  Object.values(TARGETS)
    .flatMap(({ synonyms }) => synonyms)
    .find((group) => group.includes(name))?.[0] ?? name;

function fieldPage(name: string, fields: readonly CatalogueField[]): FieldPage {
  const names = [...new Set([name, ...sameThing(name)])];
  const places = fields.filter((field) => names.includes(field.name)).sort((a, b) => family(a) - family(b));
  const meanings: { label: string; help: string; places: CatalogueField[] }[] = [];
  for (const place of places) {
    const known = meanings.find(({ help }) => help === place.help);
    if (known) known.places.push(place);
    else meanings.push({ label: place.label, help: place.help, places: [place] });
  }
  const [main] = meanings;
  return {
    kind: 'field',
    id: `field:${name}`,
    names: [...names, ...legacyNames(names)],
    title: main?.label ?? name,
    chapter: GROUPS[groupOf(places)].label,
    text: main?.help ?? '',
    meanings,
    rules: rulesAbout(name),
  };
}

/** PyTorch's sections first, as the form has them, then the execution options. */
const family = ({ section }: CatalogueField): number =>
  section.startsWith('pt_') ? 0 : section === 'execution_config' ? 1 : 2;

/** Names in `params.cfg` that the field has nowhere else. */
const legacyNames = (names: readonly string[]): string[] => [
  ...new Set(
    Object.values(TARGETS).flatMap(({ legacyKeys }) =>
      names.flatMap((name) => legacyKeys[name] ?? []).filter((key) => !names.includes(key)),
    ),
  ),
];

const groupOf = (places: readonly CatalogueField[]): GroupName => places[0]?.group ?? 'names';

function rank({ meanings }: FieldPage): number {
  const place = meanings[0]?.places[0];
  if (!place) return Number.POSITIVE_INFINITY;
  return Object.keys(GROUPS).indexOf(place.group) * 10 + LEVELS.indexOf(place.level);
}

function arrayPages(): ArrayPage[] {
  return PURPOSES.map(({ name, use, required, oldName }) => ({
    kind: 'array',
    id: `array:${name}`,
    names: oldName ? [name, oldName] : [name],
    title: capital(use),
    chapter: 'Dataset arrays',
    text: `An array of the dataset: ${use}.`,
    required: required === true,
    rules: rulesAbout(name),
  }));
}

function evidencePages(): EvidencePage[] {
  return EVIDENCE.map(({ id, title, chapter, text }) => ({
    kind: 'evidence',
    id: `evidence:${id}`,
    names: [id],
    title,
    chapter: `Evidence: ${chapter}`,
    text,
    rules: rulesCiting(id),
  }));
}
