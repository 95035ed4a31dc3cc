/** The cells of the strip, from the plan. */

import type { Figure as Computed } from '../../../shared/plan/network/figure';
import { sizeText } from '../../../shared/values/bytes';
import { nounFor } from '../../../shared/values/counted';
import { counted } from '../../kit/format';
import { grouped, percentText, timeText } from '../numbers';
import type { Planned } from '../planned';
import type { Cell, Figure } from './cell';

/** `?` for what is not known. */
const shown = (
  name: string,
  figure: Computed | undefined,
  words: (value: number) => string,
  room: number,
): Figure => ({
  name,
  text: figure === undefined || figure.value === null ? '?' : words(figure.value),
  room,
});

/** Why the first of these figures that is not known is not. */
const reasonOf = (...figures: readonly (Computed | undefined)[]): string | null => {
  const missing = figures.find((figure) => figure?.value === null);
  return missing?.value === null ? missing.reason : null;
};

export function cellsOf({ figures, reason, gpu, fit }: Planned): Cell[] {
  const cell = (
    id: Cell['id'],
    title: string,
    parts: Cell['parts'],
    ...made: readonly (Computed | undefined)[]
  ): Cell => ({ id, title, parts, warning: null, reason: reason ?? reasonOf(...made) });
  const { groups, perGroup, stepsPerEpoch, epochs, steps, input, peak, disk, time } = figures ?? {};
  return [
    cell(
      'groups',
      'Groups',
      [
        shown('groups', groups, grouped, 3),
        'groups ×',
        shown('patterns per group', perGroup, grouped, 1),
        nounFor(perGroup?.value ?? 0, 'pattern'),
      ],
      groups,
      perGroup,
    ),
    {
      ...cell(
        'steps',
        'Optimizer steps',
        [
          shown('steps per epoch', stepsPerEpoch, grouped, 3),
          'steps/epoch ×',
          shown('epochs', epochs, grouped, 2),
          '=',
          shown('optimizer steps', steps, grouped, 5),
        ],
        stepsPerEpoch,
        steps,
      ),
      warning: steps?.value === 0 ? 'nothing is trained' : null,
    },
    cell('input', 'Network input', [shown('input', input, sizeText, 6), 'input'], input),
    {
      ...cell(
        'gpu',
        'GPU memory',
        [
          'GPU tensors',
          shown('GPU tensors', peak, sizeText, 6),
          ...(peak && peak.value !== null ? [`± ${percentText(peak.relativeError)}`] : []),
          ...(gpu && fit && !fit.isBeyond
            ? ['leaves', { name: 'left for CUDA', text: sizeText(fit.leaves), room: 6 }]
            : []),
        ],
        peak,
      ),
      warning: fit?.isBeyond ? 'does not fit' : null,
    },
    cell('disk', 'Disk', ['disk', shown('disk', disk, sizeText, 6)], disk),
    cell(
      'time',
      'Time',
      [
        'time',
        shown('time', time, (value) => `~${timeText(value)}`, 6),
        ...(figures && figures.timedRuns > 0 ? [`from ${counted(figures.timedRuns, 'run')}`] : []),
      ],
      time,
    ),
  ];
}
