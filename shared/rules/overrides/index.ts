/** Names of overrides: aliases, old names, settings that the factory drops or writes over; and the request's own paths. */
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
