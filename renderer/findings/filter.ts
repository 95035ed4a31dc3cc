/** Which findings the tab shows: by outcome, by stage and by words. */
import { type Finding, STAGES } from '../../shared/findings/finding';
import { sourcesText } from '../../shared/sources/source';
import { matchesWords } from '../../shared/values/matchesWords';
import { MARKS, markOf } from '../kit/findings/outcomes';

/** Acknowledged findings are one kind, of any outcome. */
export const KINDS = [...MARKS, 'acknowledged'] as const;
export type Kind = (typeof KINDS)[number];
export type Stage = Finding['stage'];

export interface FindingFilter {
  /** All when empty. */
  readonly kinds: readonly Kind[];
  /** All when empty. */
  readonly stages: readonly Stage[];
  readonly query: string;
}

export const NO_FILTER: FindingFilter = { kinds: [], stages: [], query: '' };

export const kindOf = (finding: Finding): Kind =>
  finding.acknowledged === undefined ? markOf(finding) : 'acknowledged';

export const isFiltering = ({ kinds, stages, query }: FindingFilter): boolean =>
  kinds.length > 0 || stages.length > 0 || query.trim() !== '';

/** The findings that match, in their order. */
export function filterFindings(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  return findings.filter(
    (finding) =>
      (filter.kinds.length === 0 || filter.kinds.includes(kindOf(finding))) &&
      (filter.stages.length === 0 || filter.stages.includes(finding.stage)) &&
      matchesWords(textsOf(finding), filter.query),
  );
}

const textsOf = ({ rule, message, fields, source, acknowledged, fixes }: Finding) => [
  ...[rule, message, ...fields, sourcesText(source), acknowledged],
  ...fixes.map(({ label }) => label),
];

/** A choice of the filter: how many findings it would show, given the other choices. */
export interface Choice<T> {
  readonly id: T;
  readonly count: number;
  readonly chosen: boolean;
}

/** The kinds and stages that any finding has, each with its count. */
export function choices(findings: readonly Finding[], filter: FindingFilter) {
  const ofKinds = filterFindings(findings, { ...filter, kinds: [] });
  const ofStages = filterFindings(findings, { ...filter, stages: [] });
  return {
    kinds: KINDS.map(
      (id): Choice<Kind> => ({
        id,
        count: ofKinds.filter((finding) => kindOf(finding) === id).length,
        chosen: filter.kinds.includes(id),
      }),
    ).filter(({ id, chosen }) => chosen || findings.some((f) => kindOf(f) === id)),
    stages: STAGES.map(
      (id): Choice<Stage> => ({
        id,
        count: ofStages.filter(({ stage }) => stage === id).length,
        chosen: filter.stages.includes(id),
      }),
    ).filter(({ id, chosen }) => chosen || findings.some(({ stage }) => stage === id)),
  };
}

/** The list with the item added, or removed when it was in it. */
export const toggled = <T>(list: readonly T[], item: T): T[] =>
  list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
