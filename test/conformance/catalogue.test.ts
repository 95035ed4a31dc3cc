/** The catalogue against the facts: no field missing, none extra, none with another type, default or choices. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findTarget } from '../../shared/targets';
import { catalogueOf } from '../../shared/targets/catalogue';
import { readFacts, TARGET_NAMES } from './read';

const factsSchema = z.object({
  name: z.string(),
  title: z.string(),
  legacy_keys: z.record(z.string(), z.string()),
  override_aliases: z.record(z.string(), z.string()),
  cli_defaults: z.record(z.string(), z.record(z.string(), z.unknown())),
  sections: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        type: z.record(z.string(), z.unknown()),
        default: z.unknown().optional(),
        required: z.boolean().optional(),
      }),
    ),
  ),
});

const COUNTS: { readonly [target: string]: number } = {
  'adr-003': 143,
  'ptychopinn-2026.07': 246,
  'ptychopinn-refactor-2026.07': 251,
};

describe.each(TARGET_NAMES)('%s', (name) => {
  const facts = factsSchema.parse(readFacts(name));
  const target = findTarget(name);

  it('has every section and field in the order of the facts, and no other', () => {
    const ours = catalogueOf(name).map(({ section, name: field }) => `${section}.${field}`);
    const theirs = Object.entries(facts.sections).flatMap(([section, fields]) =>
      Object.keys(fields).map((field) => `${section}.${field}`),
    );
    expect(ours).toEqual(theirs);
    expect(ours).toHaveLength(COUNTS[name] ?? 0);
  });

  it('has the types, choices and defaults of the facts', () => {
    const ours = catalogueOf(name).map((field) => [
      `${field.section}.${field.name}`,
      field.type,
      'default' in field ? { default: field.default } : 'required',
    ]);
    const theirs = Object.entries(facts.sections).flatMap(([section, fields]) =>
      Object.entries(fields).map(([field, fact]) => [
        `${section}.${field}`,
        fact.type,
        fact.required ? 'required' : { default: fact.default },
      ]),
    );
    expect(ours).toEqual(theirs);
  });

  it('has the names of the facts: title, legacy keys, aliases, command line defaults', () => {
    expect(target?.title).toBe(facts.title);
    expect(target?.legacyKeys).toEqual(facts.legacy_keys);
    expect(target?.aliases).toMatchObject(facts.override_aliases);
    expect(target?.cliDefaults).toEqual(facts.cli_defaults);
  });
});
