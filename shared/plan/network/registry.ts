/** The architectures that PtychoPINN registers, by the value of `architecture`. */
import { cnn } from './architectures/cnn';
import { ffno, fno, fnoVanilla } from './architectures/fourier';
import { uno } from './architectures/uno';
import type { Architecture } from './block';

export const ARCHITECTURES: ReadonlyMap<string, Architecture> = new Map([
  ['cnn', cnn],
  ['ffno', ffno],
  ['fno', fno],
  ['fno_vanilla', fnoVanilla],
  ['neuralop_uno', uno],
]);
