/** Photons, scaling and the forward model. */
import type { Rule } from '../rule';
import {
  contractUnused,
  countsRoute,
  realImagRange,
  rectangularMae,
  rectangularOutput,
  rectangularSupport,
} from './counts';
import { photonsFew, photonsInert } from './photonsDose';
import { photonsDisagree } from './photonsMetadata';
import { maskDiameter, maskEdge, maskOn, maskUnused, maskWide } from './probeMask';
import { probeScale } from './probeScale';

export const PHYSICS_RULES: readonly Rule[] = [
  photonsDisagree,
  photonsFew,
  photonsInert,
  countsRoute,
  contractUnused,
  rectangularOutput,
  rectangularSupport,
  rectangularMae,
  realImagRange,
  maskDiameter,
  maskWide,
  maskEdge,
  maskUnused,
  maskOn,
  probeScale,
];
