/** Sweeps in temporary folders for one test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Values } from '../../../../shared/values/value';
import { type Point, Sweep } from './folder';

const root = mkdtempSync(path.join(tmpdir(), 'pinnboard-scripts-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

export const newSweep = (points: readonly Point[], options: Values = {}): Sweep =>
  new Sweep(path.join(root, String(folders++)), points, options);
