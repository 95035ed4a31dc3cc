/** The files of a run's folder, by what they are. A run folder records its run whole: it says the same wherever it is copied. */

export const RUN_FILES = {
  request: 'request.json',
  payload: 'payload.json',
  program: 'run.py',
  command: 'command.txt',
  /** What the scheduler is given, or what starts the run on another machine. */
  submit: 'submit.sh',
  start: 'start.sh',
  environment: 'environment.json',
  plan: 'plan.json',
  status: 'status.json',
  job: 'job.json',
  stdout: 'stdout.log',
  stderr: 'stderr.log',
  /** What PBS itself says of a job. */
  schedulerLog: 'pbs.log',
} as const;

/** PtychoPINN's own output, below the run's folder. */
export const OUTPUT_FOLDER = 'out';

/** The file that PtychoPINN writes last, below its output folder; `train_lightning_only` writes no bundle. */
export const RESULTS = {
  training: 'wts.h5.zip',
  inference: 'reconstructed_amplitude.png',
  lightning: 'effective_runtime.json',
} as const;

/** Below the folder of a sweep's point: what its unfinished runs left before it ran again. */
export const EARLIER_FOLDER = 'earlier';

/** What `train_lightning_only` reads: a folder with a link to the dataset, and its settings. */
export const SCANS_FOLDER = 'scans';
export const SETTINGS_FILE = 'config.json';
