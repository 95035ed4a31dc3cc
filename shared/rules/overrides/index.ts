/** Names of overrides (aliases, deprecated names, settings that the factory ignores or replaces) and the output folder. */
import type { Rule } from '../rule';
import { channels } from './channels';
import { nepochs, nImages } from './oldNames';
import { noOutputFolder, outputFolder } from './outputFolder';
import { oversampling } from './oversampling';
import { shadowed } from './shadowed';

export const OVERRIDE_RULES: readonly Rule[] = [
  shadowed,
  channels,
  oversampling,
  nImages,
  nepochs,
  outputFolder,
  noOutputFolder,
];
