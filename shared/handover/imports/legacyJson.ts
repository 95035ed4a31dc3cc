/** The legacy JSON configuration, Pinnboard's own or anybody's, read as its loader does. */
import { z } from 'zod';
import { requestSchema } from '../../request/request';
import { formatValue } from '../../values/python';
import { sameValue, type Value, type Values, valuesSchema } from '../../values/value';
import { Draft } from '../draft';
import type { Imported, ImportFormat } from '../format';
import {
  forcedObjectBig,
  LEGACY_SECTIONS,
  REQUEST_KEY,
  UNREAD_SECTIONS,
  WROTE_KEY,
} from '../legacyJson/sections';
import { MAX_TEXT, tooMuch } from '../limits';
import { hint } from '../names';
import { jsonObject } from './json';

const fileSchema = z.record(z.string(), z.unknown());
const sectionsSchema = z.record(z.string(), valuesSchema);

export const LEGACY_JSON_IMPORT: ImportFormat = {
  id: 'legacy-json',
  title: 'Legacy JSON configuration',
  recognises: (text) => {
    const object = jsonObject(text) ?? {};
    return Object.keys(LEGACY_SECTIONS).some((name) => Object.hasOwn(object, name));
  },
  read,
};

function read(text: string): Imported {
  const limit = tooMuch(text, MAX_TEXT);
  if (limit !== null) return { ok: false, problem: limit };
  const file = fileSchema.safeParse(jsonObject(text)).data ?? {};
  const present = Object.fromEntries(
    [...Object.keys(LEGACY_SECTIONS), ...UNREAD_SECTIONS].flatMap((name) =>
      Object.hasOwn(file, name) ? [[name, file[name]]] : [],
    ),
  );
  const sections = sectionsSchema.safeParse(present);
  if (!sections.success) {
    const at = sections.error.issues[0]?.path.join('.') ?? 'its top';
    return { ok: false, problem: `This legacy JSON configuration has no plain value at ${at}.` };
  }
  const embedded = requestSchema.safeParse(file[REQUEST_KEY]).data;
  const wrote = sectionsSchema.safeParse(file[WROTE_KEY]).data;
  return embedded && wrote
    ? edited(new Draft(embedded.workflow, embedded), sections.data, wrote)
    : fresh(sections.data);
}

type Sections = { readonly [section: string]: Values };

/** An export of Pinnboard's: its request, and what was changed in the sections since. */
function edited(draft: Draft, sections: Sections, wrote: Sections): Imported {
  const changed = Object.keys(LEGACY_SECTIONS).flatMap((section) => {
    const [now = {}, then = {}] = [sections[section], wrote[section]];
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].filter(
      (name) => !sameValue(now[name] ?? null, then[name] ?? null),
    );
  });
  for (const section of Object.keys(LEGACY_SECTIONS))
    for (const name of changed) {
      const value = sections[section]?.[name];
      if (value === undefined || draft.path(name, value)) continue;
      draft.clear(name);
      draft.overrides[name] = value;
    }
  if (changed.length > 0)
    draft.say(
      'handover-edited',
      changed,
      `The file was edited since it was exported, and the edit counts: ${changed.join(', ')}.`,
    );
  return draft.done('The file');
}

function fresh(sections: Sections): Imported {
  const draft = new Draft('training');
  for (const [section, fields] of Object.entries(LEGACY_SECTIONS))
    for (const [name, value] of Object.entries(sections[section] ?? {}))
      field(draft, draft.facts.sections[fields][name]?.default, section, name, value);
  grid(draft, sections);
  objectBig(draft, sections);
  const unread = UNREAD_SECTIONS.filter((name) => Object.keys(sections[name] ?? {}).length > 0);
  if (unread.length > 0)
    draft.say(
      'import-not-carried',
      [...unread],
      `${unread.join(' and ')} belong to inference or to simulated data; a training request has no place for them.`,
    );
  return draft.done('The file');
}

/** Values that are the section's default say nothing; a name that it does not have never took effect. */
function field(
  draft: Draft,
  fallback: Value | undefined,
  section: string,
  name: string,
  value: Value,
): void {
  if (fallback === undefined) {
    draft.say(
      'import-unknown-name',
      [name],
      `${section} has no field ${name} (${formatValue(value)}), so the loader drops it.${hint(draft.facts, name)}`,
    );
    return;
  }
  if (/^(?:C|C_model|C_forward|object_big|grid_size)$/.test(name)) return;
  if (sameValue(fallback, value) || draft.path(name, value)) return;
  draft.overrides[name] = value;
}

/** The loader takes C and grid_size each for itself; a request has the grid alone. */
function grid(draft: Draft, { data_config: data = {} }: Sections): void {
  const { grid_size, C } = data;
  const sides = Array.isArray(grid_size) ? grid_size : [2, 2];
  const product = Number(sides[0]) * Number(sides[1]);
  const root = typeof C === 'number' ? Math.sqrt(C) : Number.NaN;
  if (grid_size !== undefined) draft.overrides.grid_size = [...sides];
  else if (Number.isInteger(root) && C !== product) draft.overrides.grid_size = [root, root];
  if (typeof C !== 'number' || C === product) return;
  const taken = draft.overrides.grid_size ?? sides;
  draft.say(
    'legacy-grid',
    ['grid_size', 'C'],
    `C is ${C} and the grid ${formatValue([...sides])} has ${product}; the request takes the grid ${formatValue(taken)}. Check which was meant.`,
  );
}

/** What runs is C > 1, with C taken as 1 where the file does not say it. */
function objectBig(
  draft: Draft,
  { data_config: data = {}, model_config: model = {} }: Sections,
): void {
  const forced = forcedObjectBig(data.C);
  draft.overrides.object_big = forced;
  if (model.object_big === undefined || model.object_big === forced) return;
  draft.say(
    'legacy-object-big',
    ['object_big'],
    `object_big is ${formatValue(model.object_big)} in the file; the loader writes ${formatValue(forced)} over it, since C is ${formatValue(data.C ?? 1)}. The request takes what runs.`,
  );
}
