/** What a run of PtychoPINN does, from its source and from runs of it. */
import type { RunTraits } from '../traits/run';
import { PLAN } from './plan';
import { SILENT_CHOICES } from './silentChoices';

export const RUN: RunTraits = {
  runs: true,
  inferenceTakes: 'first-patterns',
  infersSizeAgain: true,
  oversamples: false,
  factoryWarnsAt: 853,
  readsTensorFlowFields: false,
  trainsWithWorkers: false,
  workerOptionsAlone: 'omitted',
  readsDisableMlflow: false,
  metadataPhotons: ['script'],
  setsSupervisedLoss: false,
  readInputChannels: ['ffno'],
  // ptycho_torch/workflows/components.py:122
  bundleSchema: 'ci-entrypoints-v1',
  loadsBothNetworks: false,
  plan: PLAN,
  silentChoices: SILENT_CHOICES,
};
