/** Checks the description of a sweep before any point is generated. */
import type { Finding } from '../../findings/finding';
import { findTarget } from '../../targets';
import { typeProblem } from '../../values/parse';
import { formatValue } from '../../values/python';
import { sweepFinding } from '../rules';
import { type Axis, requestNames, type SweepSpec } from '../sweep';
import { axisSteps, axisValues, candidateCount, MANY_POINTS, MOST_POINTS } from './axisValues';
import { nameFindings } from './names';
import { namesOf } from './pointRequest';

/** Reports a finding about axes or fields. */
type Report = (...finding: Parameters<typeof sweepFinding>) => void;

/** All findings about axes and method; with an error there are no points. */
export function descriptionFindings(spec: SweepSpec): Finding[] {
  const found = nameFindings(spec);
  const report: Report = (...finding) => found.push(sweepFinding(...finding));
  axesTwice(spec, report);
  const before = found.length;
  for (const axis of spec.axes) {
    const [rule, message] = unusable(axis, spec) ?? [];
    if (rule && message) report(rule, [axis.name], message);
  }
  // The values of a range without values cannot be counted.
  if (found.length === before) for (const check of [repeats, lengths, size]) check(spec, report);
  return found;
}

function axesTwice({ axes, base }: SweepSpec, report: Report): void {
  const target = findTarget(base.target);
  for (const [i, { name }] of axes.entries()) {
    const same = [name, ...namesOf(name, target)];
    const earlier = axes.slice(0, i).find((other) => same.includes(other.name));
    if (!earlier) continue;
    const what =
      earlier.name === name
        ? `Two axes are named ${name}`
        : `The axes ${earlier.name} and ${name} set the same field`;
    report('sweep-axis-twice', [name], `${what}. Keep one of them.`);
  }
}

/** The rule that an axis' values break, with its message; null when they can be used. */
function unusable(
  axis: Axis,
  { base, method }: SweepSpec,
): [Parameters<typeof sweepFinding>[0], string] | null {
  const { name } = axis;
  if (axis.kind === 'range') {
    const { scale, count } = axis;
    const [from, to] = [formatValue(axis.from), formatValue(axis.to)];
    if (scale === 'log' && !(axis.from > 0 && axis.to > 0))
      return [
        'sweep-axis-value',
        `The logarithmic range of ${name} goes from ${from} to ${to}; both ends must be greater than 0. Use a linear range or positive ends.`,
      ];
    if (count === 1 && axis.from !== axis.to && method.kind !== 'random')
      return [
        'sweep-axis-value',
        `The range of ${name} has one value and two ends, ${from} and ${to}. Give it a count of 2 or more, or a list.`,
      ];
    if (count > MOST_POINTS)
      return [
        'sweep-too-large',
        `The range of ${name} has ${count} values; the maximum is ${MOST_POINTS} points.`,
      ];
  }
  if (axis.place !== 'request' || !requestNames(base.workflow).includes(name)) return null;
  const type = { kind: name === 'cli_defaults' ? ('bool' as const) : ('str' as const) };
  const wrong = axisValues(axis).find(
    (value) => typeProblem(value, type) !== null && !(value === null && name === 'profile'),
  );
  if (wrong === undefined) return null;
  const message = `${name} is ${formatValue(wrong)} on its axis; ${typeProblem(wrong, type)}.`;
  return ['sweep-axis-value', message];
}

function repeats({ axes, method }: SweepSpec, report: Report): void {
  for (const axis of axes) {
    // Random samples take any number of a range, and zipped values form pairs.
    if (method.kind === 'zip' || (method.kind === 'random' && axis.kind === 'range')) continue;
    const [all, each] = [axisSteps(axis).length, axisValues(axis).length];
    const rounded = axis.kind === 'range' ? ', rounded to whole numbers' : '';
    if (all !== each)
      report(
        'sweep-axis-repeats',
        [axis.name],
        `${each} of the ${all} values of ${axis.name}${rounded} are distinct; repeated values count once.`,
      );
  }
}

function lengths({ axes, method }: SweepSpec, report: Report): void {
  const counts = axes.map((axis) => axisSteps(axis).length);
  if (method.kind !== 'zip' || new Set(counts).size <= 1) return;
  const lengths = axes.map(({ name }, i) => `${name} ${counts[i]}`).join(', ');
  report(
    'sweep-zip-lengths',
    axes.map(({ name }) => name),
    `Zipped axes must have the same number of values; they have: ${lengths}. Make the numbers equal or use a grid.`,
  );
}

function size(spec: SweepSpec, report: Report): void {
  const count = candidateCount(spec);
  const names = spec.axes.map(({ name }) => name);
  const lengths = spec.axes.map((axis) => `${axis.name} ${axisValues(axis).length}`).join(' x ');
  const what = `The sweep has ${count.toLocaleString('en')} points${spec.method.kind === 'grid' ? ` (${lengths})` : ''}`;
  const most = MOST_POINTS.toLocaleString('en');
  if (count > MOST_POINTS)
    report(
      'sweep-too-large',
      names,
      `${what}; the maximum is ${most}. Use fewer values or a random sample.`,
    );
  else if (count > MANY_POINTS)
    report(
      'sweep-large',
      names,
      `${what}, and each is a run. A random sample covers the same ranges with fewer.`,
    );
}
