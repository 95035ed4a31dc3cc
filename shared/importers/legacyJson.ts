/** The legacy JSON configuration, exported by Pinnboard or not, read as its loader reads it. */
import { z } from 'zod';
import {
  LEGACY_SECTIONS,
  legacyFacts,
  REQUEST_KEY,
  UNREAD_SECTIONS,
  WROTE_KEY,
} from '../exporters/legacyJson/sections';
import { requestSchema } from '../request/request';
import { withEarlierTarget } from '../targets/earlier';
import type { Target } from '../targets/target';
import { didYouMean, nearestNames } from '../values/nearest';
import { formatValue } from '../values/python';
import { sameValue, valuesSchema } from '../values/value';
import { Draft, shown } from './draft';
import { type Imported, type ImportFormat, notImported } from './format';
import { jsonObject } from './json';
import { carryField, carryGrid, carrySilent, GRID_FIELDS, type Sections } from './legacyJson/carry';
import { likeliestTarget } from './target';

const READ = Object.keys(LEGACY_SECTIONS);
const SECTIONS = [...READ, ...UNREAD_SECTIONS];
const fileSchema = z.record(z.string(), z.unknown());
const sectionsSchema = z.record(z.string(), valuesSchema);

export const LEGACY_JSON_IMPORT: ImportFormat = {
  id: 'legacy-json',
  title: 'Legacy JSON configuration',
  recognises: (text) =>
    /^\s*\{/.test(text) && SECTIONS.some((name) => new RegExp(`"${name}"\\s*:\\s*\\{`).test(text)),
  read,
};

function read(text: string, _name: string, target?: string): Imported {
  const object = jsonObject(text);
  if (object === null) return notImported('import-legacy-not-json', {});
  const file = fileSchema.safeParse(object).data ?? {};
  const present = Object.fromEntries(
    SECTIONS.flatMap((name) => (Object.hasOwn(file, name) ? [[name, file[name] ?? {}]] : [])),
  );
  const sections = sectionsSchema.safeParse(present);
  if (!sections.success) {
    const at = sections.error.issues[0]?.path.join('.') ?? 'the top level';
    return notImported('import-legacy-invalid', { at });
  }
  const embedded = requestSchema.safeParse(withEarlierTarget(file[REQUEST_KEY])).data;
  const wrote = sectionsSchema.safeParse(file[WROTE_KEY]).data;
  return embedded && wrote
    ? edited(new Draft(embedded.workflow, embedded), sections.data, wrote)
    : fresh(sections.data, Object.keys(file), target);
}

/** An export of Pinnboard: its request with the edits of its sections. */
function edited(draft: Draft, sections: Sections, wrote: Sections): Imported {
  const changed = READ.flatMap((section) => {
    const [now = {}, then = {}] = [sections[section], wrote[section]];
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((name) =>
      now[name] !== undefined && then[name] !== undefined && sameValue(now[name], then[name])
        ? []
        : [{ section, name, value: now[name] }],
    );
  });
  for (const { section, name, value } of changed) {
    if (GRID_FIELDS.includes(name)) continue;
    draft.clear(name);
    if (section === 'training_config' && legacyFacts(draft.target).executionFields.includes(name))
      delete draft.execution[name];
    if (value !== undefined) carryField(draft, section, name, value);
  }
  if (changed.some(({ name }) => GRID_FIELDS.includes(name))) carryGrid(draft, sections);
  if (changed.length > 0) {
    const now = changed.map(({ name, value }) =>
      value === undefined ? `${name} was removed` : `${name} is ${shown(formatValue(value))}`,
    );
    draft.say(
      'import-edited',
      changed.map(({ name }) => name),
      `The file was edited after the export; the edits are imported: ${now.join(', ')}.`,
    );
  }
  return draft.done('The file');
}

function fresh(sections: Sections, keys: readonly string[], target: string | undefined): Imported {
  const unknown = ({ sections: facts }: Target) =>
    READ.flatMap((name) => {
      const known = facts[LEGACY_SECTIONS[name] ?? 'pt_data_config'];
      return Object.keys(sections[name] ?? {}).filter((field) => !Object.hasOwn(known, field));
    }).length;
  const { name } = likeliestTarget(target, ({ exports }) => exports.legacyJson !== null, unknown);
  const draft = new Draft('training', name);
  for (const section of READ)
    for (const [field, value] of Object.entries(sections[section] ?? {}))
      carryField(draft, section, field, value);
  carryGrid(draft, sections);
  carrySilent(draft, sections);
  for (const section of UNREAD_SECTIONS) {
    const values = Object.entries(sections[section] ?? {});
    if (values.length === 0) continue;
    const ignored = values.map(([name, value]) => `${name} ${shown(formatValue(value))}`);
    draft.say(
      'import-not-carried',
      values.map(([name]) => name),
      `${section} configures ${section === 'datagen_config' ? 'simulated data' : 'inference'}, not training; it is not imported: ${ignored.join(', ')}.`,
    );
  }
  const known = [...SECTIONS, REQUEST_KEY, WROTE_KEY];
  for (const key of keys.filter((one) => !known.includes(one)))
    draft.say(
      'import-unknown-name',
      [key],
      `Unknown section ${shown(key)}. The loader silently ignores it.${didYouMean(nearestNames(key, SECTIONS))}`,
    );
  return draft.done('The file');
}
