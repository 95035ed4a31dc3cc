/** Fields of the legacy JSON configuration into a request that stands for the run that the file had. */

import {
  EXECUTION_FIELDS,
  forcedObjectBig,
  LEGACY_SECTIONS,
} from '../../exporters/legacyJson/sections';
import { formatValue } from '../../values/python';
import { sameValue, type Value, type Values } from '../../values/value';
import { type Draft, shown } from '../draft';
import { hint } from '../names';

export type Sections = { readonly [section: string]: Values };

/** What a request says with its grid and with object_big, from several of these at once. */
export const GRID_FIELDS: readonly string[] = [
  'C',
  'C_model',
  'C_forward',
  'grid_size',
  'object_big',
];

/** Fields for which the factory has another default than the section: they count even where they equal it. */
const OTHERWISE: readonly string[] = ['N', 'nphotons'];

/** Takes a field that a section of the file has; one that equals its default says nothing. */
export function carryField(draft: Draft, section: string, name: string, value: Value): void {
  const fallback =
    draft.facts.sections[LEGACY_SECTIONS[section] ?? 'pt_data_config'][name]?.default;
  if (fallback === undefined) {
    draft.say(
      'import-unknown-name',
      [name],
      `${section} has no field ${name} (${shown(formatValue(value))}), so the loader drops it.${hint(draft.facts, name)}`,
    );
    return;
  }
  if (GRID_FIELDS.includes(name) || draft.path(name, value)) return;
  if (sameValue(fallback, value) && !OTHERWISE.includes(name)) return;
  const option = section === 'training_config' && EXECUTION_FIELDS.includes(name);
  if (option) draft.execution[name] = value;
  else draft.overrides[name] = value;
}

/** The loader takes C and grid_size each for itself; a request has the grid alone. */
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
      `The file has ${told({ C, C_model: model.C_model, C_forward: model.C_forward })} and the grid ${formatValue(sides)}, which the loader takes each for itself; the request takes the grid ${formatValue(own)}. Check which was meant.`,
    );
  carryObjectBig(draft, C, model.object_big);
}

const told = (values: { readonly [name: string]: Value | undefined }): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${formatValue(value)}`]))
    .join(', ');

/** What runs is C > 1, with C taken as 1 where the file does not say it. */
function carryObjectBig(draft: Draft, C: Value | undefined, big: Value | undefined): void {
  const forced = forcedObjectBig(C);
  draft.overrides.object_big = forced;
  if (big === undefined || big === forced) return;
  draft.say(
    'legacy-object-big',
    ['object_big'],
    `object_big is ${formatValue(big)} in the file; the loader writes ${formatValue(forced)} over it, since C is ${formatValue(C ?? 1)}${C === undefined ? ' where the file does not say it' : ''}. The request takes what runs.`,
    [
      {
        label: `Use ${formatValue(big)}, as the file says`,
        edits: [{ op: 'set-override', name: 'object_big', value: big }],
      },
    ],
  );
}

/** What the file leaves to the defaults of its sections, where the factory has others: set, so that the run is the same. */
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
    'handover-defaults',
    ['nphotons', 'grid_size'].filter((name) => data[name] === undefined),
    `The file leaves ${set.join(' and ')} to the defaults of the legacy route, which are not the factory's; the request has them.`,
  );
}
