import type { ArrayFacts } from '../../dataset/facts';
import { shapeText } from '../../dataset/probeSize';
import type { Case } from '../../findings/ruleFacts';
import type { Request } from '../../request/request';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { thereAre } from '../../values/counted';
import { asCode } from '../asCode';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const coordinates = rule({
  id: 'coordinate-count',
  title: 'Scan positions do not match the patterns',
  outcome: 'crash',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  raises: [
    'IndexError: out of bounds',
    'ValueError: Unable to align',
    'ValueError: scan positions for',
  ],
  source: [
    code.dataloader(126),
    code.tensorflowComponents(345),
    knownIssue('TORCH-LOADER-MMAP-SIZING-001'),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: 'Position i belongs to pattern i. With too few positions the loader stops; surplus positions are ignored, and which pattern each position belongs to is ambiguous.',
  check: ({ array, patternCount, datasetField, request, target, groups }) => {
    const count = patternCount();
    const coordinates = ['xcoords', 'ycoords'].flatMap((name) => array(name) ?? []);
    if (count === undefined || coordinates.length < 2) return [];
    const bad = coordinates.filter(({ shape }) => shape.length !== 1 || shape[0] !== count);
    if (bad.length === 0) return [];
    const seen = bad.map(({ name, shape }) => `${asCode(name)} has the shape ${shapeText(shape)}`);
    const there = thereAre(count, 'pattern');
    const message = `${seen.join(' and ')}, but ${there}. Save one x and one y per pattern, as arrays of length ${count}.`;
    const fields = [...bad.map(({ name }) => name), datasetField];
    // A design document does not say how its loaders differ.
    const length = target.traits.run.runs ? lengthOf(coordinates) : undefined;
    const cases =
      length === undefined
        ? [{ fields, message }]
        : length > count
          ? surplus(request, fields, message, (groups() ?? 0) >= length)
          : shortage(request, fields, message);
    const [first] = seen;
    return cases.map((one) => ({ ...one, short: `${first}, but ${there}.` }));
  },
});

/** Length of xcoords and ycoords if both are equally long. */
function lengthOf(lists: readonly ArrayFacts[]): number | undefined {
  const [x, y] = lists.map(({ shape }) => (shape.length === 1 ? shape[0] : undefined));
  return x === y ? x : undefined;
}

/** Positions without a pattern: RawData draws from all positions and stops at one without a pattern. */
function surplus(
  { workflow }: Request,
  fields: readonly string[],
  message: string,
  all: boolean,
): Case[] {
  const raw = all ? 'stop' : 'may draw a surplus position and stop';
  return [
    {
      fields,
      entryPoints: all ? ['native', 'script', 'python'] : ['script'],
      message: `${message} ${script(workflow)} stops. ${native(workflow)} and the exported Python script ${raw}.`,
    },
    {
      fields,
      entryPoints: all ? ['lightning'] : ['native', 'python', 'lightning'],
      outcome: 'wrong-result',
      message: `${message} Which pattern belongs to which position is ambiguous: ${MEMORY_MAPPED} ignores the last positions, ${native(workflow)} and the exported Python script draw from all positions.`,
    },
  ];
}

/** Patterns without a position. */
const shortage = ({ workflow }: Request, fields: readonly string[], message: string): Case[] => [
  {
    fields,
    entryPoints: ['script', 'lightning'],
    message: `${message} ${script(workflow)} and ${MEMORY_MAPPED} stop.`,
  },
  {
    fields,
    entryPoints: ['native', 'python'],
    outcome: 'wrong-result',
    message: `${message} ${native(workflow)} and the exported Python script silently ignore the last patterns.`,
  },
];
