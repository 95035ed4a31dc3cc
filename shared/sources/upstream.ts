/** Lines of PtychoPINN by file, as they are counted at the commit that the rules were read at. */
import { READ_AT } from '../targets/commits';
import type { CodeSource } from './source';

type Lines = (line: number, end?: number) => CodeSource;

const inFile =
  (file: string): Lines =>
  (line, end) => ({ file, line, ...(end === undefined ? {} : { end }), commit: READ_AT });

/** A line, or lines up to `end`, of a file. */
export const code = {
  configFactory: inFile('ptycho_torch/config_factory.py'),
  configBridge: inFile('ptycho_torch/config_bridge.py'),
  configParams: inFile('ptycho_torch/config_params.py'),
  components: inFile('ptycho_torch/workflows/components.py'),
  reconLogging: inFile('ptycho_torch/workflows/recon_logging.py'),
  cliShared: inFile('ptycho_torch/cli/shared.py'),
  train: inFile('ptycho_torch/train.py'),
  trainLightningOnly: inFile('ptycho_torch/train_lightning_only.py'),
  trainUtils: inFile('ptycho_torch/train_utils.py'),
  inference: inFile('ptycho_torch/inference.py'),
  dataloader: inFile('ptycho_torch/dataloader.py'),
  patchGenerator: inFile('ptycho_torch/patch_generator.py'),
  utils: inFile('ptycho_torch/utils.py'),
  helper: inFile('ptycho_torch/helper.py'),
  model: inFile('ptycho_torch/model.py'),
  probeMask: inFile('ptycho_torch/probe_mask.py'),
  reassembly: inFile('ptycho_torch/reassembly.py'),
  scalingContract: inFile('ptycho_torch/scaling_contract.py'),
  ffno: inFile('ptycho_torch/generators/ffno.py'),
  fno: inFile('ptycho_torch/generators/fno.py'),
  spectralLayers: inFile('ptycho_torch/generators/spectral_layers.py'),
  neuralopUno: inFile('ptycho_torch/generators/neuralop_uno.py'),
  tensorflowConfig: inFile('ptycho/config/config.py'),
  metadata: inFile('ptycho/metadata.py'),
  rawData: inFile('ptycho/raw_data.py'),
  tensorflowComponents: inFile('ptycho/workflows/components.py'),
  trainScript: inFile('scripts/training/train.py'),
  inferenceScript: inFile('scripts/inference/inference.py'),
} as const satisfies { readonly [name: string]: Lines };

/** Lines of PtychoPINN's own list of findings, `docs/findings.md`, by their ids. */
const KNOWN_ISSUES = {
  'CI-ABSOLUTE-SCALE-CONTRACT-001': 6,
  'TORCH-LOADER-MMAP-SIZING-001': 7,
  'TORCH-PADDED-SIZE-001': 8,
  'PROBE-MASK-DEFAULT-001': 24,
  'PROBE-MULTIMODE-001': 31,
  'POLICY-001': 33,
  'CONFIG-001': 35,
  'CONFIG-002': 36,
  'CONFIG-LOGGER-001': 37,
  'EXEC-ACCUM-001': 38,
  'DATA-SUP-001': 39,
  'DEVICE-HANDOFF-001': 41,
  'BUG-TF-001': 42,
  'DATA-001': 43,
  'NORMALIZATION-001': 44,
  'MODULE-SINGLETON-001': 46,
  'OVERSAMPLING-001': 48,
  'FORMAT-001': 51,
  'TYPE-PATH-001': 52,
  'STITCH-GRIDSIZE-001': 61,
  'LIGHTNING-STRATEGY-001': 64,
  'FNO-DEPTH-001': 69,
  'FNO-DEPTH-002': 70,
  'POISSON-NORM-001': 77,
  'POISSON-SCALE-001': 82,
  'NORMALIZE-DATA-UINT16-001': 99,
  'TORCH-N128-FLAT-AMP-001': 100,
  'TORCH-INTENSITY-SCALE-DEAD-001': 101,
  'SYNTH-POISSON-DOSE-001': 103,
  'DATA-002': 129,
  'TF-LOADER-COORDS-001': 956,
} as const;

type IssueId = keyof typeof KNOWN_ISSUES;

export const ISSUE_IDS = Object.keys(KNOWN_ISSUES) as readonly IssueId[];

/** An issue that PtychoPINN's authors list themselves. */
export const knownIssue = (id: IssueId): CodeSource => inFile('docs/findings.md')(KNOWN_ISSUES[id]);
