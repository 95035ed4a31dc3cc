/** Findings as text. */
import type { Finding } from '../../../shared/findings/finding';
import type { RuleFacts } from '../../../shared/findings/ruleFacts';
import {
  ENTRY_POINT_FACTS,
  type EntryPoint,
  USUAL_ENTRY_POINTS,
} from '../../../shared/request/entryPoint';

const STAGE_TEXTS = {
  factory: 'in the config factory',
  load: 'while loading data',
  train: 'during training',
  infer: 'during inference',
} as const;

/** Where it happens, and with which entry points unless with all. */
export const whereText = ({ outcome, stage, entry_points }: Finding): string =>
  placeText(outcome, stage, entry_points);

/** The same for a rule. */
export const ruleWhereText = ({
  outcome,
  stage,
  entryPoints,
}: Pick<RuleFacts, 'outcome' | 'stage' | 'entryPoints'>): string =>
  placeText(outcome, stage, entryPoints);

function placeText(
  outcome: Finding['outcome'],
  stage: Finding['stage'],
  entryPoints: readonly EntryPoint[] | undefined,
): string {
  const where =
    outcome === 'info'
      ? ''
      : outcome === 'blocked'
        ? 'rejected by the config factory'
        : STAGE_TEXTS[stage];
  // Naming all usual entry points would add nothing.
  const named = USUAL_ENTRY_POINTS.every((name) => entryPoints?.includes(name))
    ? []
    : (entryPoints ?? []);
  const entryPointTitles = named.map((name) => ENTRY_POINT_FACTS[name].title).join(', ');
  return [where, entryPointTitles && `with ${entryPointTitles}`].filter(Boolean).join(', ');
}
