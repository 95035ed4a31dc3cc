// @ts-check
/** User data as a first start leaves it: for scripts and tests that begin after the question for the target. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const TARGET = 'ptychopinn-2026.07';

/** Notes the target as the user's choice, where nothing is noted yet. @param {string} userData @param {string} [target] */
export function rememberTarget(userData, target = TARGET) {
  const file = path.join(userData, 'pinnboard', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const settings = { version: 1, theme: 'system', lastFolder: null, bounds: null, target };
  writeFileSync(file, JSON.stringify(settings));
}
