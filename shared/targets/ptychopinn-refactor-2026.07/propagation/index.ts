/** The propagation of every setting: the main branch's table with its lines moved, and what differs. */
import { Bug } from '../../../errors/internal';
import { evidence } from '../../../sources/source';
import { type Line, type Lines, propagationOf } from '../../propagationTable';
import { LIGHTNING, TABLE as MAIN } from '../../ptychopinn-2026.07/propagation';
import { overwritten } from '../../ptychopinn-2026.07/propagation/define';
import { FACTS } from '../facts';
import { code, moved, movedLines } from './lines';
import { CHANGED_OPTIONS, CHANGED_OVERRIDES } from './training';

/** Inference checks them, and the trained model decides, as for object_big. */
function fromModel(): Lines {
  const line: Line | undefined = movedLines(MAIN.inference.overrides, {}).object_big;
  if (!line) throw new Bug('The main branch has no line object_big');
  const source = [evidence('settings-inference-reads')];
  return Object.fromEntries(
    ['object_layout', 'training_canvas', 'training_patch_weighting'].map((name) => [
      name,
      { ...line, source },
    ]),
  );
}

/** Fields of the object policy that follow the object_big that loading the file sets. */
const DERIVED = ['object_layout', 'training_canvas'];
const derived = overwritten(
  code.utils(189),
  'it follows object_big, which loading the file sets to C > 1',
);

export const { propagation, propagationNames } = propagationOf(
  FACTS.sections,
  {
    training: {
      overrides: movedLines(MAIN.training.overrides, CHANGED_OVERRIDES),
      options: movedLines(MAIN.training.options, CHANGED_OPTIONS),
    },
    inference: {
      overrides: movedLines(MAIN.inference.overrides, fromModel()),
      options: movedLines(MAIN.inference.options, {}),
    },
  },
  (workflow, name, option, python) =>
    DERIVED.includes(name) ? derived : moved(LIGHTNING(workflow, name, option, python)),
);
