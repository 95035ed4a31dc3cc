/** What a target is: PtychoPINN's facts, its traits, and what reaches a run. One folder a target. */

import type { SectionName, TargetFacts } from '../catalogue/types';
import type { Propagation, Route } from '../propagation/propagation';
import type { EntryPoint } from '../request/entryPoint';
import type { Workflow } from '../request/request';
import type { Source } from '../sources/source';
import type { Values } from '../values/value';
import type { TargetExports } from './exports';
import type { Facts } from './facts';
import type { Traits } from './traits';

/** Several names that set one thing; the first is the form's own, the last the canonical one. */
export type Synonyms = readonly string[];

/** Which of the places that state one thing a run really reads. */
export interface Use {
  /** null when none of them is read. */
  readonly place: { readonly section: SectionName; readonly name: string } | null;
  /** The place that is read in its stead where an override decided it. */
  readonly overridden?: { readonly section: SectionName; readonly name: string };
  /** Why, in a sentence for a user. */
  readonly why: string;
  readonly source: readonly Source[];
}

export interface Target {
  readonly name: string;
  readonly title: string;
  /** PtychoPINN's commit; null for a design document. */
  readonly commit: string | null;
  /** One sentence that helps to choose between targets. */
  readonly summary: string;
  /** How this target differs from the others. */
  readonly traits: Traits;
  /** `facts.json`, complete. */
  readonly facts: Facts;
  readonly sections: TargetFacts;
  readonly legacyKeys: { readonly [field: string]: string };
  /** Override aliases, alias to canonical name. */
  readonly aliases: { readonly [alias: string]: string };
  readonly synonyms: readonly Synonyms[];
  /** Defaults of PtychoPINN's command line: the layer `cli`. */
  readonly cliDefaults: { readonly [workflow in Workflow]: Values };
  /** Profiles, each with the overrides that it stands for. */
  readonly profiles: { readonly [name: string]: Values };
  /** True where an override of an execution option's name sets the option too, so that the form shows one row for both. */
  readonly overridesSetOptions: boolean;
  /** The payload's sections in order; `tf_model_config` is inside the TensorFlow section. */
  readonly payloadSections: { readonly [workflow in Workflow]: readonly SectionName[] };
  /** Fields that the request's own paths or the factory decide: the form does not offer them. */
  readonly decided: { readonly [workflow in Workflow]: readonly string[] };
  /** Ways to start a run; none for a design document. */
  readonly routes: { readonly [workflow in Workflow]: readonly Route[] };
  /** Whether an override or an execution option takes effect on each route; null when the target does not say. */
  readonly propagation: (workflow: Workflow, name: string, option: boolean) => Propagation | null;
  /** The names that have a line in that table. */
  readonly propagationNames: (workflow: Workflow, option: boolean) => readonly string[];
  /** What is true of its entry points: command lines, scripts, files. */
  readonly exports: TargetExports;
  /** What a run reads of a concept of `catalogue/concepts.ts`; null when that is not known. */
  readonly uses: (workflow: Workflow, concept: string, entryPoint?: EntryPoint) => Use | null;
}
