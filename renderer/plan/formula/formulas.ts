/** How each cell of the strip is computed, as its popover shows it. */
import type { Figure, Term } from '../../../shared/plan/network/figure';
import { sizeText } from '../../../shared/values/bytes';
import { counted } from '../../kit/format';
import { grouped, percentText, timeText } from '../numbers';
import type { Planned } from '../planned';
import type { CellId } from '../strip/cell';

export interface Formula {
  /** What the figure is of. */
  readonly about: string;
  readonly terms: readonly (Term & { readonly text: string })[];
  /** How sure it is, as a sentence; '' where it is not known at all. */
  readonly certainty: string;
}

interface Kind {
  readonly about: string;
  readonly words: (value: number) => string;
  /** What beside the figure's own error is to be known. */
  readonly caveat?: string;
}

const KINDS: { readonly [id in CellId]: Kind } = {
  groups: { about: 'drawn from the scan', words: grouped },
  steps: { about: 'of the whole run', words: grouped },
  input: { about: 'of all training samples', words: sizeText },
  gpu: {
    about: 'tensors of one training step',
    words: sizeText,
    caveat:
      'The CUDA context, workspaces of cuDNN and cuFFT and the allocator’s rounding come on top; they are not known until a run on that GPU has measured them.',
  },
  disk: { about: 'what the run writes', words: sizeText },
  time: { about: 'of training', words: timeText },
};

/** The figures of each cell. */
const FIGURES: {
  readonly [id in CellId]: readonly Exclude<keyof NonNullable<Planned['figures']>, 'timedRuns'>[];
} = {
  groups: ['groups', 'perGroup'],
  steps: ['steps'],
  input: ['input'],
  gpu: ['peak'],
  disk: ['disk'],
  time: ['time'],
};

export function formulaOf(id: CellId, { figures }: Planned): Formula | null {
  if (!figures) return null;
  const { about, words, caveat = '' } = KINDS[id];
  const made = FIGURES[id].map((name) => figures[name]);
  const terms = made.flatMap((figure) => (figure.value === null ? [] : figure.terms));
  return {
    about,
    terms: distinct(terms).map((term) => ({ ...term, text: words(term.value) })),
    certainty: [certaintyOf(made), id === 'time' ? timedText(figures) : '', caveat]
      .filter(Boolean)
      .join(' '),
  };
}

/** What the time is from. */
const timedText = ({ timedRuns }: NonNullable<Planned['figures']>): string =>
  timedRuns === 0
    ? ''
    : `From ${counted(timedRuns, 'finished run')} of this network on this GPU, scaled by operations; start-up, validation and checkpoints are not counted.`;

const distinct = (terms: readonly Term[]): Term[] =>
  terms.filter((term, i) => terms.findIndex(({ name }) => name === term.name) === i);

function certaintyOf(figures: readonly Figure[]): string {
  const errors = figures.flatMap((figure) => (figure.value === null ? [] : figure.relativeError));
  if (errors.length === 0) return '';
  const most = Math.max(...errors);
  return most === 0 ? 'Exact.' : `± ${percentText(most)}, over the measured runs.`;
}
