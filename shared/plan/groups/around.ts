/** Groups drawn from the neighbours of a pattern. */
import type { RandomState } from '../../numpy/randomState';
import type { Steps } from '../steps';
import type { Points, Tree, Within } from './tree';

export interface Drawing {
  readonly tree: Tree;
  readonly points: Points;
  /** Indices into the points. */
  readonly centres: Int32Array;
  /** Neighbours that are looked up, the pattern itself among them. */
  readonly queried: number;
  readonly within?: Within | undefined;
  /** Candidates of a group, and how they are written from the neighbours that were found. */
  readonly candidates: number;
  readonly fill: (near: Int32Array, candidates: Int32Array) => void;
  /** Groups drawn around each pattern. */
  readonly draws: number;
  readonly perGroup: number;
  readonly random: RandomState;
}

export interface Drawn {
  /** Rows of `perGroup` candidates. */
  readonly members: Int32Array;
  /** Patterns with neighbours at equal distances. */
  readonly ties: number;
}

/** As `numpy.random.choice(candidates, perGroup, replace=False)` in the order of the centres. */
export function* drawAround(drawing: Drawing): Steps<Drawn> {
  const { tree, points, centres, queried, draws, perGroup, random } = drawing;
  const near = new Int32Array(queried);
  const candidates = new Int32Array(drawing.candidates);
  const order = new Int32Array(drawing.candidates);
  const members = new Int32Array(centres.length * draws * perGroup);
  const step = searchesPerStep(queried);
  let [ties, at] = [0, 0];
  for (let i = 0; i < centres.length; i++) {
    const centre = centres[i] ?? 0;
    const [x, y] = [points.x[centre] ?? 0, points.y[centre] ?? 0];
    if (tree.nearest(x, y, queried, near, drawing.within)) ties += 1;
    drawing.fill(near, candidates);
    for (let draw = 0; draw < draws; draw++) {
      order.set(candidates);
      random.shuffle(order);
      for (let c = 0; c < perGroup; c++, at++) members[at] = order[c] ?? 0;
    }
    if (i % step === step - 1) yield i / centres.length;
  }
  return { members, ties };
}

/** Searches between two steps, each for so many neighbours: some milliseconds. */
export const searchesPerStep = (neighbours: number): number => Math.ceil(16_384 / (neighbours + 8));
