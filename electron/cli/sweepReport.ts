/** The report of a sweep. */

import { rankOf, severityOf } from '../../shared/findings/finding';
import { outcomeWord } from '../../shared/findings/words';
import { ruleFacts } from '../../shared/reference/ruleList';
import type { SweepPoint } from '../../shared/sweep/manifest';
import { axisValues } from '../../shared/sweep/plan/axisValues';
import type { Plan } from '../../shared/sweep/plan/planPoints';
import { type PointPlan, planSums } from '../../shared/sweep/pointPlan';
import type { SweepSpec } from '../../shared/sweep/sweep';
import { typeOfName } from '../../shared/targets/catalogue';
import { counted } from '../../shared/values/counted';
import { formatValue } from '../../shared/values/python';
import type { SweepOutcome } from '../node/sweep/write/writeSweep';
import { findingLines } from './findingText';
import { type Io, say, sayJson, table } from './io';
import { planLines } from './sweepPlans';

export interface SweepReport
  extends Pick<SweepOutcome, 'points' | 'ready' | 'crashing' | 'refused' | 'findings'>,
    Partial<Pick<SweepOutcome, 'folder' | 'files' | 'aside' | 'resumed'>> {
  readonly spec: SweepSpec;
  readonly plan: Plan;
  readonly name: string;
  readonly status: SweepOutcome['status'] | 'invalid' | 'dry-run';
  /** What each point costs, of a dry run. */
  readonly plans?: readonly PointPlan[];
}

interface How {
  readonly format: 'text' | 'json';
  readonly table?: boolean;
}

/** Longer tables are shown only with --table. */
const SHORT_TABLE = 100;

/** Writes the report to stdout. */
export function report(sweep: SweepReport, { format, table: whole }: How, io: Io): void {
  if (format === 'json') sayJson(io.stdout, jsonOf(sweep));
  else for (const line of linesOf(sweep, whole === true)) say(io.stdout, line);
}

function linesOf(sweep: SweepReport, whole: boolean): string[] {
  const { spec, plan, name, status, points } = sweep;
  const findings = findingLines([...plan.findings, ...sweep.findings], spec.base.target);
  if (status === 'invalid')
    return [...findings, `${name} has no points. Fix the errors above first.`];
  const shown = whole || (status === 'dry-run' && points.length <= SHORT_TABLE);
  return [
    `${name}: ${countText(plan, spec)}`,
    ...findings,
    ...(shown ? tableLines(points, spec) : []),
    ...(shown && sweep.plans ? ['', ...planLines(points, sweep.plans), ''] : []),
    ...ruleLines(points),
    ...(shown || points.length === 0 ? [] : ['Use --table to list every point.']),
    ...endLines(sweep),
  ];
}

function countText({ count, candidates }: Plan, { axes, method }: SweepSpec): string {
  const how =
    method.kind === 'random'
      ? `a random sample with seed ${method.seed}`
      : axes
          .map((axis) => `${axis.name} ${axisValues(axis).length}`)
          .join(method.kind === 'zip' ? ' with ' : ' x ');
  const out = candidates > count ? `, ${candidates - count} of ${candidates} excluded` : '';
  return `${counted(count, 'point')} (${how})${out}`;
}

function tableLines(points: readonly SweepPoint[], { axes, base }: SweepSpec): string[] {
  const rows = points.map(({ index, values, status, rules, ...point }) => [
    String(index),
    ...axes.map(({ name }) => formatValue(values[name] ?? null, typeOfName(base.target, name))),
    status,
    outcomesText({ rules, ...point }),
    rules.slice(0, 3).join(' ') + (rules.length > 3 ? ` +${rules.length - 3}` : ''),
  ]);
  const axisNames = axes.map(({ name }) => name);
  return table([['point', ...axisNames, 'status', 'findings', 'rules'], ...rows]);
}

/** What a rule is at a point, where a crash may be that of some entry points only. */
function factsAt({ may_crash = [] }: Pick<SweepPoint, 'may_crash'>, rule: string) {
  const { outcome = 'ignored' as const, title = '' } = ruleFacts(rule) ?? {};
  const severity = may_crash.includes(rule) ? ('warning' as const) : severityOf(outcome);
  return { outcome, severity, title };
}

type Facts = ReturnType<typeof factsAt>;
const byRank = (a: Facts, b: Facts): number => rankOf(a) - rankOf(b);

/** `1 will crash, 2 ignored`: the rules of a point by outcome, worst first. */
function outcomesText(point: Pick<SweepPoint, 'rules' | 'may_crash'>): string {
  const words = point.rules
    .map((rule) => factsAt(point, rule))
    .sort(byRank)
    .flatMap((facts) => (facts.outcome === 'info' ? [] : outcomeWord(facts)));
  const count = (wanted: string) => words.filter((word) => word === wanted).length;
  return [...new Set(words)].map((word) => `${count(word)} ${word}`).join(', ') || 'none';
}

/** The number of points of each rule, the worst outcome first. */
function rulesOf(points: readonly SweepPoint[]) {
  const ids = new Set(points.flatMap(({ rules }) => rules));
  const all = [...ids].map((rule) => {
    const having = points.filter(({ rules }) => rules.includes(rule));
    const [worst = factsAt({}, rule)] = having.map((one) => factsAt(one, rule)).sort(byRank);
    return { rule, ...worst, points: having.length, first: having[0]?.name ?? '' };
  });
  return all.sort((a, b) => byRank(a, b) || b.points - a.points);
}

const ruleLines = (points: readonly SweepPoint[]): string[] =>
  rulesOf(points).map(
    ({ title, points: count, first, ...facts }) =>
      `${outcomeWord(facts)} ${facts.rule}: ${title}: ${counted(count, 'point')}, first ${first}`,
  );

function endLines(sweep: SweepReport): string[] {
  const { plan, status, points, ready, crashing, refused } = sweep;
  const { folder = '', files = [], aside, resumed = 0 } = sweep;
  const counts = `${counted(ready, 'point')} ready, ${crashing} will crash, ${refused} blocked`;
  const earlier = resumed > 0 ? ` ${resumed} of them were resumed.` : '';
  switch (status) {
    case 'written':
      return [
        ...(aside ? [`The old folder was renamed to ${aside}.`] : []),
        `${counts}.${earlier} Written to ${folder}: points/, ${files.join(', ')}.`,
      ];
    case 'refused':
      return ['Every point is blocked. Nothing was written.'];
    case 'crashing':
      return [
        `${counts}. Nothing was written. Use --allow-crash to write crashing points too, or --leave-out-crashes to skip them.`,
      ];
    case 'cancelled':
      return [
        `Stopped after ${points.length} of ${plan.count} points. They are in ${folder}; run the same command again to resume.`,
      ];
    default:
      return [points.length < plan.count ? `Stopped after ${points.length} points.` : `${counts}.`];
  }
}

function jsonOf({ spec: _spec, plan, findings, points, plans, ...rest }: SweepReport): object {
  return {
    ...rest,
    count: plan.count,
    candidates: plan.candidates,
    findings: [...plan.findings, ...findings],
    rules: rulesOf(points),
    points: plans ? points.map((point, i) => ({ ...point, plan: plans[i] })) : points,
    ...(plans ? { plan: planSums(plans) } : {}),
  };
}
