/** The plots as text, for screen readers. */
import { counted } from '../../kit/format';
import type { Scene } from './scene';

/** `learning_rate: 5 values, 1e-4 to 0.01, log scale; …`: the range of the values, which ticks may not reach. */
export function coverageWords({ scales }: Pick<Scene, 'scales'>): string {
  return scales
    .map(({ name, kind, range: [first, last], steps }) => {
      const how = steps === null ? 'continuous' : counted(steps.length, 'value');
      const ends = first === last ? first : `${first} to ${last}`;
      return `${name}: ${how}, ${ends}${kind === 'log' ? ', log scale' : ''}`;
    })
    .join('; ');
}
