/** Helpers for the lines of the table. */

import type { SectionName } from '../../../catalogue/types';
import type {
  Effect,
  EntryPointPropagation,
  Instead,
  PayloadPlace,
} from '../../../propagation/propagation';
import type { CodeSource } from '../../../sources/source';
import { code } from '../../../sources/upstream';
import type { Value } from '../../../values/value';

import { type Line, type Lines, READ } from '../../propagationTable';

export type { Line, Lines };

const cell =
  (effect: Effect) =>
  (where: CodeSource | null, why: string): EntryPointPropagation => ({ effect, where, why });

export const takesEffect = (where: CodeSource, why = READ): EntryPointPropagation =>
  cell('reaches')(where, why);
export const dropped = cell('dropped');
export const overwritten = cell('overwritten');
export const elsewhere = cell('elsewhere');
export const ignored = cell('ignored');
export const otherWorkflow = cell('foreign');

/** The same on a command line with this flag. */
export const by = (flag: string, same: EntryPointPropagation): EntryPointPropagation => ({
  ...same,
  flag,
});

/** The command line has no flag for it. */
export const noFlag = (
  why = 'no command-line flag',
  where: CodeSource | null = null,
): EntryPointPropagation => cell('unavailable')(where, why);

/** The same line for several names. */
export const each = (names: readonly string[], line: (name: string) => Line): Lines =>
  Object.fromEntries(names.map((name) => [name, line(name)]));

export const at = (section: SectionName, name: string): PayloadPlace => ({ section, name });

const unchanged = (value: Value): Value => value;

/** Another override has the same effect. */
export const override = (name: string, value: Instead['value'] = unchanged): Instead => ({
  name,
  option: false,
  value,
});
/** An execution option has the same effect. */
export const executionOption = (name: string, value: Instead['value'] = unchanged): Instead => ({
  name,
  option: true,
  value,
});

/** Training rebuilds every PyTorch section from a fixed list of fields of the TensorFlow section. */
export const REBUILT = dropped(
  code.components(1388),
  'training rebuilds its PyTorch config and does not copy this field',
);

/** The bridge fills TensorFlow fields that the PyTorch sections lack with constants. */
export const BRIDGE = dropped(
  code.configBridge(252),
  'the bridge to the TensorFlow section sets a constant instead',
);

/** Only the loader of memory-mapped datasets reads it; these three entry points train from RawData. */
export const MAPPED = (where: CodeSource): EntryPointPropagation =>
  ignored(where, 'only the memory-mapped loader reads it, and this run does not use that loader');

export const UNREAD = 'no network of this revision reads it';

/** Fields and execution options of a bottleneck that no generator has. */
export const SPECTRAL = [
  'spectral_bottleneck_blocks',
  'spectral_bottleneck_modes',
  'spectral_bottleneck_share_weights',
  'spectral_bottleneck_gate_init',
  'spectral_bottleneck_gate_mode',
];
