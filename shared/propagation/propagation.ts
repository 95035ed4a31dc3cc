/**
 * Whether what a user sets reaches a run, by the route on which the run is started: the vocabulary. A target says it
 * of every name of its catalogue, in one table; marks, findings, help, reference and exports are views of that table.
 */

import type { SectionName } from '../catalogue/types';
import { ENTRY_POINTS, type EntryPoint } from '../request/entryPoint';
import type { CodeSource, Source } from '../sources/source';
import type { Value } from '../values/value';

/** Ways to start a run. */
export const ROUTE_IDS = ENTRY_POINTS;
export type RouteId = EntryPoint;

/** The route that an exported payload takes. */
export const PAYLOAD_ROUTE: RouteId = 'python';

export const EFFECTS = [
  /** The run reads what was set. */
  'reaches',
  /** It is lost on the way, and the run has another value. */
  'dropped',
  /** Something is written over it. */
  'overwritten',
  /** The run reads the same thing in another place. */
  'elsewhere',
  /** Nothing that runs reads it. */
  'ignored',
  /** It belongs to another workflow or trainer. */
  'foreign',
  /** The route has no way to say it. */
  'unavailable',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** What becomes of a setting on one route. */
export interface EntryPointPropagation {
  readonly effect: Effect;
  /** The line of PtychoPINN that decides it. */
  readonly where: CodeSource | null;
  /** Why, as the rest of a sentence: `training builds its configuration again and leaves it out`. */
  readonly why: string;
  /** The flag that says it on this route, when the route is a command line that has one. */
  readonly flag?: string;
  /** The field of the payload that it reads, and the value that it has whatever was set, where these are its own. */
  readonly reads?: PayloadPlace;
  readonly uses?: Value;
}

/** A field of a payload. */
export interface PayloadPlace {
  readonly section: SectionName;
  readonly name: string;
}

/** Reads a value of the resolved payload; undefined where there is none. */
export type ReadValue = (section: SectionName, name: string) => Value | undefined;

/** A state of the other settings on which the propagation depends. */
export interface Condition {
  /** After `only `: `with validation data`. */
  readonly text: string;
  /** What is so when it does not hold. */
  readonly otherwise: string;
  readonly holds: (read: ReadValue) => boolean;
}

/** The setting that does reach the run and says the same. */
export interface Instead {
  readonly name: string;
  readonly option: boolean;
  /** Its value for a value of this setting; undefined when none says the same. */
  readonly value: (value: Value) => Value | undefined;
}

/** A setting that only the Python script and the loader pass on: what the other entry points make of it. */
export interface Unforwarded {
  readonly propagation: EntryPointPropagation;
  /** The field that they read in its place; null when they read none. */
  readonly reads: PayloadPlace | null;
  /** What they have where no field says it. */
  readonly uses?: Value;
}

export interface Propagation {
  readonly routes: { readonly [route in RouteId]: EntryPointPropagation };
  /** The field of the payload that a run on the payload's route reads; null when it reads none. */
  readonly reads: PayloadPlace | null;
  /** The value of `reads` in terms of this setting. */
  readonly as: (value: Value) => Value;
  /** What the run has whatever was set, where it is known beforehand. */
  readonly uses?: Value;
  /** The field whose value the run infers again from the dataset, whatever was set. */
  readonly inferred?: PayloadPlace;
  /** The value at which setting it changes nothing. */
  readonly neutral?: Value;
  readonly only?: Condition;
  readonly instead?: Instead;
  /** What becomes of it where nothing passes it on with `run_cdi_example_torch(overrides={…})`, as the Python script and the loader do. */
  readonly withoutForwarding?: Unforwarded;
  /** Sources with the details. */
  readonly source: readonly Source[];
}

/** A way to start a run, and what is true of it whatever is set. */
export interface Route {
  readonly id: RouteId;
  /** What is typed or called: `python -m ptycho_torch.train`. */
  readonly command: string;
  readonly notes: readonly { readonly text: string; readonly source: readonly Source[] }[];
}
