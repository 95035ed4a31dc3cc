/** Every reader of files of a run: one folder a reader, and an entry here. The order is that of trust. */
import { BUNDLE } from './bundle';
import { CHECKPOINT } from './checkpoint';
import { EVENTS } from './events';
import { HPARAMS } from './hparams';
import { IMAGES } from './images';
import { LIGHTNING } from './lightning';
import { LOGS } from './logs';
import { METRICS } from './metrics';
import { MLFLOW } from './mlflow';
import { NOTES } from './notes';
import type { RunFileReader } from './reader';
import { REQUESTS } from './requests';

export const RUN_READERS: readonly RunFileReader[] = [
  LIGHTNING,
  HPARAMS,
  BUNDLE,
  CHECKPOINT,
  METRICS,
  EVENTS,
  MLFLOW,
  IMAGES,
  REQUESTS,
  LOGS,
  NOTES,
];
