import { rulesIn } from '../../../shared/rules';
import type { Values } from '../../../shared/values/value';
import { realInference, realTraining, testRules, training } from './kit';

/** Sound requests with these knobs set. */
const run = (execution: Values, overrides: Values = {}) => realTraining(overrides, { execution });
const blueprint = (execution: Values, overrides: Values = {}) => training(overrides, { execution });
const NO_VALIDATION = { test_data_file: null };

testRules(rulesIn('execution'), {
  'strategy-ddp': {
    outcome: 'crash',
    offers: ['Clear strategy'],
    failing: [{ request: run({ strategy: 'ddp' }), says: /'ddp'.*no training data/ }],
    passing: [
      { request: run({ strategy: 'auto' }) },
      { request: run({ strategy: 'ddp_spawn' }) },
      { request: blueprint({ strategy: 'ddp' }) },
    ],
  },
  'strategy-unknown': {
    outcome: 'crash',
    offers: ['Clear strategy'],
    failing: [
      { request: run({ strategy: 'distributed' }), says: /'distributed'/ },
      { request: run({ strategy: 'DDP' }), says: /'DDP'/ },
    ],
    passing: [
      { request: run({ strategy: 'ddp_find_unused_parameters_true' }) },
      { request: run({ strategy: 'deepspeed_stage_2' }) },
      { request: run({ strategy: 'fsdp' }) },
    ],
  },
  'auto-means-cpu': {
    outcome: 'slow',
    offers: ["Set accelerator to 'cuda'", "Set accelerator to 'cpu'"],
    failing: [
      { request: realTraining({}, { cli_defaults: true }), says: /run on the CPU/ },
      { request: realInference({}, { cli_defaults: true }), says: /'cuda'/ },
    ],
    passing: [
      { request: realTraining() },
      {
        request: realTraining({}, { cli_defaults: true, execution: { accelerator: 'gpu' } }),
      },
    ],
  },
  'loader-needs-workers': {
    outcome: 'crash',
    offers: ['Clear persistent_workers', 'Clear prefetch_factor'],
    failing: [
      { request: blueprint({ persistent_workers: true }), says: /persistent_workers is True/ },
      { request: blueprint({ prefetch_factor: 4 }), says: /prefetch_factor is 4/ },
      { request: training({ persistent_workers: true }), says: /num_workers is 0/ },
    ],
    passing: [
      { request: blueprint({ prefetch_factor: 4, persistent_workers: true, num_workers: 2 }) },
      { request: blueprint({ persistent_workers: false, prefetch_factor: null }) },
      { request: run({ prefetch_factor: 4 }) },
    ],
  },
  'loader-has-no-workers': {
    outcome: 'info',
    offers: ['Clear prefetch_factor'],
    failing: [{ request: run({ prefetch_factor: 4 }), says: /no effect/ }],
    passing: [
      { request: run({ prefetch_factor: 4, num_workers: 2 }) },
      { request: blueprint({ prefetch_factor: 4 }) },
    ],
  },
  'deterministic-workers': {
    outcome: 'slow',
    offers: ['Clear num_workers'],
    failing: [
      { request: blueprint({ num_workers: 4 }), says: /num_workers 4/ },
      { request: training({ num_workers: 2 }), says: /num_workers 2/ },
    ],
    passing: [
      { request: blueprint({ num_workers: 4, deterministic: false }) },
      { request: blueprint({ deterministic: true }) },
      { request: run({ num_workers: 4 }) },
    ],
  },
  'pin-memory-cpu': {
    outcome: 'info',
    offers: ['Clear pin_memory'],
    failing: [{ request: run({ pin_memory: true, accelerator: 'cpu' }), says: /no GPU/ }],
    passing: [
      { request: run({ pin_memory: true, accelerator: 'gpu' }) },
      { request: run({ pin_memory: true }) },
      { request: run({ accelerator: 'cpu' }) },
    ],
  },
  'checkpoints-off': {
    outcome: 'ignored',
    offers: ['Set enable_checkpointing to True', 'Clear early_stop_patience'],
    failing: [
      {
        request: run({ enable_checkpointing: false, early_stop_patience: 5 }),
        says: /early_stop_patience is set.*turns off both/,
      },
    ],
    passing: [
      { request: run({ enable_checkpointing: false }) },
      { request: run({ early_stop_patience: 5 }) },
    ],
  },
  'monitor-without-validation': {
    outcome: 'ignored',
    offers: ['Clear early_stop_patience', 'Clear checkpoint_save_top_k and checkpoint_mode'],
    failing: [
      {
        request: run({ early_stop_patience: 5 }, NO_VALIDATION),
        says: /early_stop_patience is set/,
      },
      {
        request: run({ checkpoint_save_top_k: 3, checkpoint_mode: 'max' }, NO_VALIDATION),
        says: /'poisson_train_loss'/,
      },
    ],
    passing: [
      { request: run({ early_stop_patience: 5 }) },
      { request: run({}, NO_VALIDATION) },
      { request: run({ checkpoint_mode: 'min', checkpoint_save_top_k: 1 }, NO_VALIDATION) },
      {
        request: run(
          { checkpoint_save_top_k: 3, checkpoint_monitor_metric: 'poisson_train_loss' },
          NO_VALIDATION,
        ),
      },
      { request: run({ early_stop_patience: 5, enable_checkpointing: false }, NO_VALIDATION) },
    ],
  },
  'monitor-ignored': {
    outcome: 'info',
    offers: ['Clear checkpoint_monitor_metric'],
    failing: [
      {
        request: run({ checkpoint_monitor_metric: 'train_loss' }),
        says: /'train_loss', but training monitors poisson_val_loss/,
      },
      {
        request: run({ checkpoint_monitor_metric: 'poisson_val_loss' }, { torch_loss_mode: 'mae' }),
        says: /monitors mae_val_loss/,
      },
    ],
    passing: [
      { request: run({ checkpoint_monitor_metric: 'poisson_val_loss' }) },
      { request: run({ checkpoint_monitor_metric: 'val_loss' }) },
    ],
  },
  'checkpoint-mode-max': {
    outcome: 'wrong-result',
    offers: ["Set checkpoint_mode to 'min'"],
    failing: [{ request: run({ checkpoint_mode: 'max' }), says: /'max'.*poisson_val_loss/ }],
    passing: [
      { request: run({ checkpoint_mode: 'min' }) },
      { request: run({ checkpoint_mode: 'max' }, NO_VALIDATION) },
      { request: run({ checkpoint_mode: 'max', enable_checkpointing: false }) },
    ],
  },
  'patience-beyond-epochs': {
    outcome: 'info',
    offers: ['Clear early_stop_patience'],
    failing: [
      { request: run({ early_stop_patience: 50 }), says: /is 50, but the run has 50 epochs/ },
      { request: run({ early_stop_patience: 3 }, { max_epochs: 1 }), says: /the run has 1 epoch,/ },
      { request: blueprint({ early_stop_patience: 20 }, { max_epochs: 10 }), says: /10 epochs/ },
    ],
    passing: [
      { request: run({ early_stop_patience: 49 }) },
      { request: run({ early_stop_patience: 100 }, { max_epochs: 10 }) },
    ],
  },
  'logger-unknown': {
    outcome: 'ignored',
    offers: ['Clear logger_backend', 'Set logger_backend to None'],
    failing: [
      { request: run({ logger_backend: 'wandb' }), says: /'wandb': training logs nothing/ },
      { request: run({ logger_backend: 'none' }), says: /'none'/ },
    ],
    passing: [
      { request: run({ logger_backend: null }) },
      { request: run({ logger_backend: 'tensorboard' }) },
      { request: blueprint({ logger_backend: 'wandb' }) },
    ],
  },
  'mlflow-disabled': {
    outcome: 'ignored',
    offers: ['Clear disable_mlflow', 'Clear logger_backend'],
    failing: [
      {
        request: blueprint({ logger_backend: 'mlflow', disable_mlflow: true }),
        says: /one of them/,
      },
    ],
    passing: [
      { request: blueprint({ logger_backend: 'mlflow' }) },
      { request: blueprint({ logger_backend: 'tensorboard', disable_mlflow: true }) },
    ],
  },
  'mlflow-file-store': {
    outcome: 'info',
    failing: [
      {
        request: run({ logger_backend: 'mlflow' }),
        says: /MLFLOW_ALLOW_FILE_STORE/,
      },
    ],
    passing: [
      { request: run({ logger_backend: 'csv' }) },
      { request: blueprint({ logger_backend: 'mlflow' }) },
    ],
  },
  'recon-log-unused': {
    outcome: 'ignored',
    offers: [
      "Set logger_backend to 'mlflow'",
      'Clear recon_log_every_n_epochs',
      'Clear recon_log_stitch',
    ],
    failing: [
      { request: run({ recon_log_every_n_epochs: 5 }), says: /is 5, but logger_backend is 'csv'/ },
      {
        request: run({ recon_log_stitch: true, logger_backend: 'mlflow' }),
        says: /^recon_log_stitch is set, but recon_log_every_n_epochs is None/,
      },
    ],
    passing: [
      { request: run({ recon_log_every_n_epochs: 5, logger_backend: 'mlflow' }) },
      { request: run({ logger_backend: 'mlflow' }) },
    ],
  },
  'recon-log-interval': {
    outcome: ['crash', 'ignored'],
    offers: ['Clear recon_log_every_n_epochs'],
    failing: [
      {
        request: run({ recon_log_every_n_epochs: 0, logger_backend: 'mlflow' }),
        says: /must be 1 or more/,
      },
      {
        request: run({ recon_log_every_n_epochs: 60, logger_backend: 'mlflow' }),
        says: /there are only 50 epochs/,
      },
      {
        request: run({ recon_log_every_n_epochs: 5, logger_backend: 'mlflow' }, NO_VALIDATION),
        says: /no test_data_file/,
      },
    ],
    passing: [
      { request: run({ recon_log_every_n_epochs: 50, logger_backend: 'mlflow' }) },
      { request: run({ recon_log_every_n_epochs: 60 }) },
    ],
  },
});
