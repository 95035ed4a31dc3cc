/** The network: architecture, sizes and options. */
import type { Rule } from '../rule';
import { activation } from './activation';
import { flatAmplitude } from './flatAmplitude';
import { generatorSizes, inputChannels, modesBeyondSize } from './generator';
import { intensityScale } from './intensityScale';
import { jitter } from './jitter';
import { legacyDecoder } from './legacyDecoder';
import { objectBigSingle, objectSmall, probeBigOff } from './objectBig';
import { otherArchitecture } from './otherArchitecture';
import { silentChoice } from './silentChoice';
import { unoDemands, unoPackage } from './uno';

export const MODEL_RULES: readonly Rule[] = [
  unoDemands,
  unoPackage,
  generatorSizes,
  modesBeyondSize,
  inputChannels,
  otherArchitecture,
  activation,
  silentChoice,
  objectSmall,
  objectBigSingle,
  probeBigOff,
  legacyDecoder,
  intensityScale,
  jitter,
  flatAmplitude,
];
