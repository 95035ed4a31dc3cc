/** Fields of the legacy JSON configuration into the request that describes the same run. */

import { forcedObjectBig, LEGACY_SECTIONS, legacyFacts } from '../../exporters/legacyJson/sections';
import { formatValue } from '../../values/python';
import { sameValue, type Value, type Values } from '../../values/value';
import { type Draft, shown } from '../draft';
import { hint } from '../names';

export type Sections = { readonly [section: string]: Values };

/** Fields from which a request's grid and `object_big` follow together. */
export const GRID_FIELDS: readonly string[] = [
  'C',
  'C_model',
  'C_forward',
  'grid_size',
  'object_big',
];

/** Fields whose default in the factory differs from the section's: they are set even when equal to the latter. */
const OTHERWISE: readonly string[] = ['N', 'nphotons'];

/** Takes a field of a section; one that equals its default is left out. */
export function carryField(draft: Draft, section: string, name: string, value: Value): void {
  const fallback =
    draft.facts.sections[LEGACY_SECTIONS[section] ?? 'pt_data_config'][name]?.default;
  if (fallback === undefined) {
    draft.say(
      'import-unknown-name',
      [name],
      `${section} has no field ${name} (${shown(formatValue(value))}). The loader silently ignores it.${hint(draft.facts, name)}`,
    );
    return;
  }
  if (GRID_FIELDS.includes(name) || draft.path(name, value)) return;
  if (sameValue(fallback, value) && !OTHERWISE.includes(name)) return;
  const option =
    section === 'training_config' && legacyFacts(draft.target).executionFields.includes(name);
  if (option) draft.execution[name] = value;
  else draft.overrides[name] = value;
}

/** The loader reads C and grid_size independently; a request has only the grid. */
export function carryGrid(
  draft: Draft,
  { data_config: data = {}, model_config: model = {} }: Sections,
): void {
  const { grid_size, C } = data;
  const root = typeof C === 'number' ? Math.sqrt(C) : Number.NaN;
  const own = grid_size ?? (Number.isInteger(root) && root > 0 ? [root, root] : [2, 2]);
  draft.clear('grid_size');
  draft.overrides.grid_size = own;
  const product = Array.isArray(own) ? Number(own[0]) * Number(own[1]) : Number.NaN;
  const others = [C, model.C_model, model.C_forward].filter((value) => value !== undefined);
  const sides = grid_size ?? [2, 2];
  if (others.some((value) => value !== product) || !sameValue(sides, own))
    draft.say(
      'legacy-grid',
      ['grid_size', 'C'],
      `The file has ${listed({ C, C_model: model.C_model, C_forward: model.C_forward })} and the grid ${formatValue(sides)}, which the loader reads independently. The grid ${formatValue(own)} is imported; check which was meant.`,
    );
  carryObjectBig(draft, C, model.object_big);
}

const listed = (values: { readonly [name: string]: Value | undefined }): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${formatValue(value)}`]))
    .join(', ');

/** The run uses C > 1, with C = 1 when the file has no C. */
function carryObjectBig(draft: Draft, C: Value | undefined, big: Value | undefined): void {
  const forced = forcedObjectBig(C);
  draft.overrides.object_big = forced;
  if (big === undefined || big === forced) return;
  draft.say(
    'legacy-object-big',
    ['object_big'],
    `object_big is ${formatValue(big)} in the file, but the loader sets it to ${formatValue(forced)} because C is ${formatValue(C ?? 1)}${C === undefined ? ' by default' : ''}. The value of the run is imported.`,
    [
      {
        label: `Use ${formatValue(big)} from the file`,
        edits: [{ op: 'set-override', name: 'object_big', value: big }],
      },
    ],
  );
}

/** Defaults of the sections that differ from the factory's: set, so that the run is the same. */
export function carrySilent(draft: Draft, { data_config: data = {} }: Sections): void {
  const nphotons = draft.facts.sections.pt_data_config.nphotons?.default;
  const set: string[] = [];
  if (data.nphotons === undefined && nphotons !== undefined) {
    draft.overrides.nphotons = nphotons;
    set.push(`nphotons ${formatValue(nphotons, { kind: 'float' })}`);
  }
  if (data.grid_size === undefined && data.C === undefined) set.push('grid_size [2, 2]');
  if (set.length === 0) return;
  draft.say(
    'import-defaults',
    ['nphotons', 'grid_size'].filter((name) => data[name] === undefined),
    `The file does not set ${set.join(' and ')}: these are defaults of the legacy loader that differ from the factory's. They are set explicitly.`,
  );
}
