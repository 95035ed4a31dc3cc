/** The pictures in words, for those who cannot see them. */
import { counted } from '../../findings/words';
import type { Scene } from './draw';

/** `learning_rate by powers: 5 places, 1e-4 to 0.01; …`. */
export function coverageWords({ scales }: Pick<Scene, 'scales'>): string {
  return scales
    .map(({ name, kind, ticks, steps }) => {
      const [first, last] = [ticks[0]?.text ?? '', ticks.at(-1)?.text ?? ''];
      const how = steps === null ? 'everywhere' : counted(steps.length, 'value');
      const range = first === last ? first : `${first} to ${last}`;
      return `${name}: ${how}, ${range}${kind === 'log' ? ', by powers' : ''}`;
    })
    .join('; ');
}
