/** The rule table: what each rule claims, tried in a run of the PtychoPINN of a target. */
import type { Case } from './case';
import { DATASET_CASES } from './table/dataset';
import { MODEL_CASES } from './table/models';
import { OVERRIDE_CASES } from './table/overrides';
import { REACH_CASES } from './table/reach';

export const CASES: readonly Case[] = [
  ...DATASET_CASES,
  ...MODEL_CASES,
  ...OVERRIDE_CASES,
  ...REACH_CASES,
];
