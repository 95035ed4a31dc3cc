/** Execution options in training. */

import type { Condition } from '../../../../propagation/propagation';
import type { CodeSource } from '../../../../sources/source';
import { evidence } from '../../../../sources/source';
import { code } from '../../../../sources/upstream';
import {
  at,
  by,
  each,
  elsewhere,
  ignored,
  type Line,
  type Lines,
  noFlag,
  otherWorkflow,
  override,
  SPECTRAL,
  takesEffect,
  UNREAD,
} from '../define';

const validated: Condition = {
  text: 'with validation data and checkpointing',
  otherwise: 'without validation data and checkpointing, training never stops early',
  holds: (read) =>
    read('execution_config', 'enable_checkpointing') !== false && hasValidation(read),
};
const unvalidated: Condition = {
  text: 'without validation data',
  otherwise: 'with validation data, training monitors the validation loss of the network',
  holds: (read) => !hasValidation(read),
};
const checkpointed: Condition = {
  text: 'with checkpointing',
  otherwise: 'no checkpoint is saved',
  holds: (read) => read('execution_config', 'enable_checkpointing') !== false,
};
const mlflow: Condition = {
  text: 'with logger_backend mlflow',
  otherwise: 'only the mlflow logger logs reconstructions',
  holds: (read) => read('execution_config', 'logger_backend') === 'mlflow',
};

type Read = Parameters<Condition['holds']>[0];

function hasValidation(read: Read): boolean {
  const file = read('tf_training_config', 'test_data_file');
  return typeof file === 'string' && file !== '' && file !== 'None';
}

/** An option that the trainer reads, with the flags that set it. */
function read(where: CodeSource, native?: string, script?: string): Omit<Line, 'reads'> {
  return {
    python: takesEffect(where),
    native: native === undefined ? noFlag() : by(native, takesEffect(where)),
    script: script === undefined ? noFlag() : by(script, takesEffect(where)),
  };
}

/** An option that nothing reads, with the value that applies instead. */
const unread = (where: CodeSource | null, why: string, rest: Partial<Line> = {}): Line => ({
  python: ignored(where, why),
  native: noFlag(),
  script: noFlag(),
  source: [evidence('execution-options-without-effect')],
  ...rest,
});
const WORKERS = 'the training loader always uses 0 workers';
const LOADER = 'the training loader is created without it';

export const TRAINING_OPTION_LINES: Lines = {
  accelerator: read(code.components(1737), '--accelerator', '--torch-accelerator'),
  strategy: read(code.components(1738)),
  deterministic: read(code.components(1739), '--no-deterministic', '--torch-deterministic'),
  accum_steps: read(
    code.components(1741),
    '--accumulate-grad-batches',
    '--torch-accumulate-grad-batches',
  ),
  learning_rate: read(code.components(1411), '--learning-rate', '--torch-learning-rate'),
  gradient_clip_val: read(code.components(1413)),
  enable_progress_bar: {
    ...read(code.components(1743), '--quiet'),
    script: noFlag('it is always off', code.trainScript(448)),
  },
  enable_checkpointing: read(
    code.components(1744),
    '--disable-checkpointing',
    '--torch-enable-checkpointing',
  ),
  logger_backend: read(code.components(1676), '--logger', '--torch-logger'),
  checkpoint_save_top_k: {
    ...read(code.components(1640), '--checkpoint-save-top-k', '--torch-checkpoint-save-top-k'),
    only: checkpointed,
  },
  checkpoint_mode: { ...read(code.components(1639), '--checkpoint-mode'), only: checkpointed },
  early_stop_patience: { ...read(code.components(1652), '--early-stop-patience'), only: validated },
  checkpoint_monitor_metric: {
    ...read(code.components(1621), '--checkpoint-monitor'),
    script: noFlag('it is always val_loss', code.trainScript(445)),
    only: unvalidated,
    source: [code.components(1616), evidence('unchecked-execution-options')],
  },
  ...Object.fromEntries(
    ['every_n_epochs', 'num_patches', 'fixed_indices', 'max_stitch_samples', 'stitch'].map(
      (part): [string, Line] => [
        `recon_log_${part}`,
        {
          ...read(
            code.components(1658),
            undefined,
            `--torch-recon-log-${part.replaceAll('_', '-')}`,
          ),
          only: mlflow,
        },
      ],
    ),
  ),

  devices: unread(code.components(1747), 'the trainer always uses one device', { uses: 1 }),
  precision: unread(code.components(1734), 'the trainer is created without it', {
    uses: '32-true',
  }),
  num_workers: unread(code.components(1112), WORKERS, {
    uses: 0,
    native: by('--num-workers', ignored(code.components(1112), WORKERS)),
    script: by('--torch-num-workers', ignored(code.components(1112), WORKERS)),
  }),
  pin_memory: unread(code.components(1113), LOADER, { uses: false }),
  persistent_workers: unread(code.components(1108), LOADER, { uses: false }),
  prefetch_factor: unread(code.components(1108), LOADER, { uses: null }),
  gradient_clip_algorithm: unread(
    code.model(2508),
    'the network reads it from the training config',
    {
      uses: 'norm',
    },
  ),
  ...each(['middle_trim', 'pad_eval'], () =>
    unread(code.tensorflowConfig(303), 'not implemented in PtychoPINN'),
  ),
  scheduler: {
    python: elsewhere(code.components(1416), 'training reads the override scheduler'),
    native: by(
      '--scheduler',
      ignored(code.components(1416), 'training reads the TensorFlow section'),
    ),
    script: by(
      '--torch-scheduler',
      ignored(code.components(1416), 'training reads --scheduler instead'),
    ),
    reads: at('tf_training_config', 'scheduler'),
    instead: override('scheduler'),
    source: [evidence('optimizers-and-schedules'), evidence('execution-options-without-effect')],
  },
  ...each(SPECTRAL, () =>
    unread(code.components(1436), `training hands it on, and ${UNREAD}`, {
      source: [evidence('the-second-factory-call')],
    }),
  ),
  ...each(
    [
      'ffno_encoder_blocks',
      'ffno_encoder_modes',
      'ffno_encoder_share_weights',
      'ffno_encoder_gate_init',
      'ffno_encoder_norm',
      'ffno_encoder_mlp_ratio',
    ],
    () => unread(null, UNREAD),
  ),
  inference_batch_size: {
    python: otherWorkflow(code.components(1280), 'it belongs to inference'),
    native: noFlag(),
    script: noFlag(),
    source: [evidence('execution-options-without-effect')],
  },
};
