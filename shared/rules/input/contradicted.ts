import type { Check, CheckId } from '../../dataset/inputChecks';
import { checkSentence, remedy, verdictWords } from '../../plan/input/words';
import { evidence } from '../../sources/source';
import type { Context } from '../context';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** What each check accuses: the positions, or the array of patterns. */
const ACCUSED: { readonly [id in CheckId]?: 'positions' | 'patterns' } = {
  axes: 'positions',
  'flip-x': 'positions',
  'flip-y': 'positions',
  'flip-both': 'positions',
  order: 'positions',
  unit: 'positions',
  detector: 'patterns',
  shift: 'patterns',
  quantity: 'patterns',
};

export const contradicted = rule({
  id: 'input-contradicted',
  title: 'The patterns contradict how they are stored',
  outcome: 'wrong-result',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['diffraction', 'diff3d', 'xcoords', 'ycoords'],
  source: [evidence('patterns-against-their-prediction')],
  notTried: 'It compares a sample of the patterns with what probe and object predict.',
  why: 'A network learns whatever it is given. With positions in another unit or order, mirrored or swapped, or with patterns that are shifted or another quantity, the run finishes and reconstructs something else.',
  check: (context) =>
    context.contradicted().flatMap((check) => {
      const fields = fieldsOf(check, context);
      return fields.length === 0
        ? []
        : [
            {
              fields,
              message: `The patterns are explained better otherwise: ${verdictWords(check)}. ${checkSentence(check)} ${remedy(check)}`,
              short: `The patterns are explained better otherwise: ${verdictWords(check)}.`,
            },
          ];
    }),
});

function fieldsOf({ id }: Check, { patterns }: Context): string[] {
  const name = patterns()?.name;
  const accused = ACCUSED[id];
  if (accused === undefined) return [];
  return accused === 'positions' ? ['xcoords', 'ycoords'] : name === undefined ? [] : [name];
}
