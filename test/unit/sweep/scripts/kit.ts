/** Sweeps in temporary folders for one test file. */
import path from 'node:path';
import type { Values } from '../../../../shared/values/value';
import { folderFor } from '../../../folders';
import { type Point, Sweep } from './folder';

const root = folderFor('scripts');
let folders = 0;

export const newSweep = (points: readonly Point[], options: Values = {}): Sweep =>
  new Sweep(path.join(root, String(folders++)), points, options);
