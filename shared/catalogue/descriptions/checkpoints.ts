/** Descriptions of the group `checkpoints`: what is kept and reported of a run. */
import type { Descriptions } from './types';

export const CHECKPOINTS = {
  enable_checkpointing: {
    label: 'Save checkpoints',
    help: 'Saves the best and the last state of a run. Switching it off switches early stopping off as well.',
    level: 'common',
  },
  checkpoint_save_top_k: {
    label: 'Checkpoints kept',
    help: 'How many of the best states stay on disk, besides the last. PtychoPINN rejects -1 (all).',
    unit: 'checkpoints',
    range: { min: 0, max: 100 },
    level: 'common',
  },
  checkpoint_monitor_metric: {
    label: 'Monitored metric',
    help: 'Metric that ranks checkpoints. With validation data PtychoPINN watches its own validation loss instead.',
    level: 'expert',
  },
  checkpoint_mode: {
    label: 'Metric direction',
    help: 'Whether the lowest (min) or the highest (max) metric is the best. Use min for losses.',
    level: 'expert',
  },
  early_stop_patience: {
    label: 'Early stop patience',
    help: 'Epochs without a better validation loss before training ends. Needs validation data and checkpoints.',
    unit: 'epochs',
    range: { min: 1, max: 10000 },
    level: 'common',
  },
  logger_backend: {
    label: 'Loss logger',
    help: 'Where loss curves are written; None keeps no record. An unknown name only gives a warning.',
    level: 'common',
  },
  disable_mlflow: {
    label: 'Disable MLflow',
    help: 'Old switch that turns MLflow tracking off. Choose no logger instead.',
    level: 'expert',
  },
  enable_progress_bar: {
    label: 'Progress bar',
    help: 'Prints progress in the terminal. Leave it off for batch jobs, where it fills the log.',
    level: 'common',
  },
  debug: {
    label: 'Debug output',
    help: 'Makes an inference run more verbose. The PyTorch factory ignores an override of it.',
    level: 'expert',
  },
  log_grad_norm: {
    label: 'Log gradient norm',
    help: 'Records gradient sizes, to choose a clipping limit by. Command-line runs do not forward it.',
    level: 'expert',
  },
  grad_norm_log_freq: {
    label: 'Gradient norm interval',
    help: 'Batches between two records of the gradient norm. Raise it when logs grow too large.',
    unit: 'batches',
    range: { min: 1, max: 10000 },
    level: 'expert',
  },
  log_patch_stats: {
    label: 'Log patch statistics',
    help: 'Writes amplitude statistics of patches to the folder analysis. Use it to see a network collapse.',
    level: 'expert',
  },
  patch_stats_limit: {
    label: 'Patch statistics limit',
    help: 'Batches whose patch statistics are written; unset writes all. Does nothing unless they are logged.',
    unit: 'batches',
    range: { min: 1, max: 10000 },
    level: 'expert',
  },
  recon_log_every_n_epochs: {
    label: 'Reconstruction interval',
    help: 'Epochs between logged reconstructions; unset logs none. Works with the mlflow logger only.',
    unit: 'epochs',
    range: { min: 1, max: 10000 },
    level: 'expert',
  },
  recon_log_num_patches: {
    label: 'Logged patches',
    help: 'How many patches, evenly spread over the data, are logged each time. Named indices replace it.',
    unit: 'patches',
    range: { min: 1, max: 64 },
    level: 'expert',
  },
  recon_log_fixed_indices: {
    label: 'Logged patch indices',
    help: 'Which patches to log each time, counted from 0. Indices beyond the dataset are silently skipped.',
    level: 'expert',
  },
  recon_log_stitch: {
    label: 'Log stitched object',
    help: 'Also logs the whole stitched object. Slow for large scans: limit the number of samples.',
    level: 'expert',
  },
  recon_log_max_stitch_samples: {
    label: 'Stitched sample cap',
    help: 'Maximum number of samples in a logged stitched object; unset has no limit. Lower it when logging holds up training.',
    unit: 'samples',
    range: { min: 1, max: 1000000 },
    level: 'expert',
  },
} as const satisfies Descriptions;
