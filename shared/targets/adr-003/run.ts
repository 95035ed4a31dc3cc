/** A design document: nothing runs it, and what it leaves open is left open here. */
import type { RunTraits } from '../traits/run';

export const RUN: RunTraits = {
  runs: false,
  inferenceTakes: 'groups',
  infersSizeAgain: false,
  oversamples: true,
  factoryWarnsAt: null,
  readsTensorFlowFields: true,
  trainsWithWorkers: true,
  workerOptionsAlone: 'refused',
  readsDisableMlflow: true,
  metadataPhotons: [],
  setsSupervisedLoss: false,
  readInputChannels: [],
  bundleSchema: null,
  loadsBothNetworks: false,
  plan: null,
  silentChoices: {},
};
