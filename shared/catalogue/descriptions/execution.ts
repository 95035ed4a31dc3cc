/** Descriptions of the group `execution`: how it runs, not what it learns. */
import type { Descriptions } from './types';

const DEVICES = { min: 1, max: 64 } as const;
const WORKERS = { min: 0, max: 64 } as const;

export const EXECUTION = {
  accelerator: {
    label: 'Accelerator',
    help: 'Hardware for the run. auto takes a GPU where the run happens, else the CPU; current PtychoPINN refuses tpu.',
    level: 'essential',
  },
  device: {
    label: 'Device name',
    help: 'Device that older workflows ask for, cuda or cpu. Current runs follow the accelerator instead.',
    level: 'expert',
  },
  devices: {
    label: 'Device count',
    help: 'GPUs to train on, or auto for all. The usual PtychoPINN run uses one GPU regardless of this setting.',
    unit: 'GPUs',
    range: DEVICES,
    level: 'common',
  },
  n_devices: {
    label: 'Number of devices',
    help: 'GPUs that distributed training takes. The usual PtychoPINN run uses one GPU regardless of this setting.',
    unit: 'GPUs',
    range: DEVICES,
    level: 'common',
  },
  strategy: {
    label: 'Distribution strategy',
    help: 'How training is spread over GPUs. Current runs follow the execution config, where ddp leaves it without data.',
    level: 'expert',
  },
  'execution_config.strategy': {
    label: 'Distribution strategy',
    help: 'How Lightning spreads a run over GPUs. Keep auto: with ddp the usual PtychoPINN run finds no training data.',
    level: 'expert',
  },
  deterministic: {
    label: 'Repeatable run',
    help: 'Same result from the same seed, at some speed. Where an operation has no deterministic form, warn (or false) lets it run.',
    level: 'common',
  },
  precision: {
    label: 'Number precision',
    help: 'Arithmetic precision. Mixed precision saves memory and time, but the usual PtychoPINN run ignores the choice.',
    level: 'common',
  },
  num_workers: {
    label: 'Data workers',
    help: 'Processes that load batches; 0 loads in the main one. The usual training run always does that.',
    unit: 'processes',
    range: WORKERS,
    level: 'common',
  },
  'execution_config.num_workers': {
    label: 'Data workers',
    help: 'Processes that load batches for inference; the usual training run ignores it. Above 0 slows repeatable runs.',
    unit: 'processes',
    range: WORKERS,
    level: 'common',
  },
  pin_memory: {
    label: 'Pin memory',
    help: 'Speeds copies to a GPU and does nothing for a CPU. The usual training run ignores it.',
    level: 'expert',
  },
  persistent_workers: {
    label: 'Keep workers alive',
    help: 'Keeps data workers between epochs; needs at least one worker. The usual training run ignores it.',
    level: 'expert',
  },
  prefetch_factor: {
    label: 'Prefetched batches',
    help: 'Batches each data worker loads ahead; needs at least one worker. The usual training run ignores it.',
    unit: 'batches',
    range: { min: 1, max: 64 },
    level: 'expert',
  },
  framework: {
    label: 'Training framework',
    help: 'Which training loop was meant to run. Nothing in PtychoPINN reads it: Lightning always trains.',
    level: 'expert',
  },
  orchestrator: {
    label: 'Orchestrator',
    help: 'Who starts distributed data loading, Mlflow or Lightning. Matters in the memory-mapped workflows only.',
    level: 'expert',
  },
} as const satisfies Descriptions;
