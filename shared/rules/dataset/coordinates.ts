import type { ArrayFacts } from '../../dataset/facts';
import { shapeText } from '../../dataset/probeSize';
import type { Request } from '../../request/request';
import { rule } from '../rule';
import { MEMORY_MAPPED, native, script } from './loaders';

export const coordinates = rule({
  id: 'coordinate-count',
  title: 'Scan positions do not fit the patterns',
  outcome: 'crash',
  stage: 'load',
  fields: ['xcoords', 'ycoords'],
  source: 'V7 (D:126, TW:345); TORCH-LOADER-MMAP-SIZING-001; DATA-001',
  why: 'Position i belongs to pattern i. Too few positions stop the loader; surplus ones are dropped, and which pattern they belong to is a guess.',
  check: ({ array, patternCount, datasetField, request }) => {
    const count = patternCount();
    const coordinates = ['xcoords', 'ycoords'].flatMap((name) => array(name) ?? []);
    if (count === undefined || coordinates.length < 2) return [];
    const bad = coordinates.filter(({ shape }) => shape.length !== 1 || shape[0] !== count);
    if (bad.length === 0) return [];
    const seen = bad.map(({ name, shape }) => `${name} has the shape ${shapeText(shape)}`);
    return [
      {
        fields: [...bad.map(({ name }) => name), datasetField],
        message: `${seen.join(' and ')}, but there are ${count} patterns. Save one x and one y a pattern, as lists of ${count}.${byLoader(request, coordinates, count)}`,
      },
    ];
  },
});

/** What each loader of 712c23f does when both lists are too long or too short alike. */
function byLoader(
  { target, workflow }: Request,
  lists: readonly ArrayFacts[],
  count: number,
): string {
  const [x, y] = lists.map(({ shape }) => (shape.length === 1 ? shape[0] : undefined));
  if (target !== 'ptychopinn-2026.07' || x === undefined || x !== y) return '';
  return x > count
    ? ` ${native(workflow)} and ${script(workflow)} stop, ${MEMORY_MAPPED} drops the surplus at the end with a warning.`
    : ` ${native(workflow)} leaves the last patterns out without a word, ${script(workflow)} and ${MEMORY_MAPPED} stop.`;
}
