/** Checks the description of a sweep before any point is generated. */
import type { Finding } from '../../findings/finding';
import { findTarget } from '../../targets';
import { typeProblem } from '../../values/parse';
import { formatValue } from '../../values/python';
import { sweepFinding } from '../rules';
import { type Axis, requestNames, type SweepSpec } from '../sweep';
import { axisSteps, axisValues } from './axisValues';
import { nameFindings } from './names';
import { pathFindings } from './pathFindings';
import { namesOf } from './pointRequest';
import { candidateCount, MANY_POINTS, MOST_POINTS } from './size';

/** All findings about axes and method; with an error there are no points. */
export function descriptionFindings(spec: SweepSpec): Finding[] {
  const unusable = spec.axes.flatMap((axis) => unusableValues(axis, spec));
  return [
    ...nameFindings(spec),
    ...axesTwice(spec),
    ...unusable,
    // The values of a range without values cannot be counted.
    ...(unusable.length > 0
      ? []
      : [...repeats(spec), ...lengths(spec), ...size(spec), ...pathFindings(spec)]),
  ];
}

function axesTwice({ axes, base }: SweepSpec): Finding[] {
  const target = findTarget(base.target);
  return axes.flatMap((axis, i) => {
    const earlier = axes
      .slice(0, i)
      .find(({ name }) => name === axis.name || namesOf(axis.name, target).includes(name));
    if (!earlier) return [];
    const same =
      earlier.name === axis.name
        ? `Two axes are named ${axis.name}`
        : `The axes ${earlier.name} and ${axis.name} set the same field`;
    return [sweepFinding('sweep-axis-twice', [axis.name], `${same}. Keep one of them.`)];
  });
}

function unusableValues(axis: Axis, { base, method }: SweepSpec): Finding[] {
  const { name } = axis;
  const problem = (message: string) => [sweepFinding('sweep-axis-value', [name], message)];
  if (axis.kind === 'range') {
    const { from, to, scale, count } = axis;
    if (scale === 'log' && !(from > 0 && to > 0))
      return problem(
        `The logarithmic range of ${name} goes from ${formatValue(from)} to ${formatValue(to)}; both ends must be greater than 0. Use a linear range or positive ends.`,
      );
    if (count === 1 && from !== to && method.kind !== 'random')
      return problem(
        `The range of ${name} has one value and two ends, ${formatValue(from)} and ${formatValue(to)}. Give it a count of 2 or more, or a list.`,
      );
    if (count > MOST_POINTS)
      return [
        sweepFinding(
          'sweep-too-large',
          [name],
          `The range of ${name} has ${count} values; the maximum is ${MOST_POINTS} points.`,
        ),
      ];
  }
  if (axis.place !== 'request' || !requestNames(base.workflow).includes(name)) return [];
  const type = { kind: name === 'cli_defaults' ? ('bool' as const) : ('str' as const) };
  const wrong = axisValues(axis).find(
    (value) => typeProblem(value, type) !== null && !(value === null && name === 'profile'),
  );
  if (wrong === undefined) return [];
  return problem(`${name} is ${formatValue(wrong)} on its axis; ${typeProblem(wrong, type)}.`);
}

function repeats({ axes, method }: SweepSpec): Finding[] {
  return axes.flatMap((axis) => {
    // Random samples take any number of a range, and zipped values form pairs.
    if (method.kind === 'zip' || (method.kind === 'random' && axis.kind === 'range')) return [];
    const [all, each] = [axisSteps(axis).length, axisValues(axis).length];
    if (all === each) return [];
    const rounded = axis.kind === 'range' ? ', rounded to whole numbers' : '';
    return [
      sweepFinding(
        'sweep-axis-repeats',
        [axis.name],
        `${each} of the ${all} values of ${axis.name}${rounded} are distinct; repeated values count once.`,
      ),
    ];
  });
}

function lengths({ axes, method }: SweepSpec): Finding[] {
  if (method.kind !== 'zip') return [];
  const counts = axes.map((axis) => axisSteps(axis).length);
  if (new Set(counts).size <= 1) return [];
  const lengths = axes.map(({ name }, i) => `${name} ${counts[i]}`).join(', ');
  return [
    sweepFinding(
      'sweep-zip-lengths',
      axes.map(({ name }) => name),
      `Zipped axes must have the same number of values; they have: ${lengths}. Make the numbers equal or use a grid.`,
    ),
  ];
}

function size(spec: SweepSpec): Finding[] {
  const count = candidateCount(spec);
  const names = spec.axes.map(({ name }) => name);
  const lengths = spec.axes.map((axis) => `${axis.name} ${axisValues(axis).length}`).join(' x ');
  const what = `The sweep has ${count.toLocaleString('en')} points${spec.method.kind === 'grid' ? ` (${lengths})` : ''}`;
  if (count > MOST_POINTS)
    return [
      sweepFinding(
        'sweep-too-large',
        names,
        `${what}; the maximum is ${MOST_POINTS.toLocaleString('en')}. Use fewer values or a random sample.`,
      ),
    ];
  if (count <= MANY_POINTS) return [];
  return [
    sweepFinding(
      'sweep-large',
      names,
      `${what}, and each is a run. A random sample covers the same ranges with fewer.`,
    ),
  ];
}
