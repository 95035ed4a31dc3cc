/** The installed scripts `ptycho_train` and `ptycho_inference`. */
import { hasCommandLine } from './commands';
import type { ExportFormat } from './format';
import { writeCommand } from './native';

export const PTYCHO_TRAIN: ExportFormat = {
  id: 'ptycho_train',
  title: 'Command: ptycho_train, ptycho_inference',
  help: 'The installed scripts with --backend pytorch: a flag for every TensorFlow field.',
  extension: '.sh',
  language: 'shell',
  fits: (target, workflow) => hasCommandLine(target, 'ptycho_train', workflow),
  write: (input) => writeCommand('ptycho_train', input),
};
