/** Whether training has data to validate on, by what it reads (ptycho_torch/config_factory.py:425 writes a given None as 'None'). */
import type { Context } from './context';

export function hasValidation({ value }: Context): boolean {
  const file = value('tf_training_config', 'test_data_file');
  return typeof file === 'string' && file !== '' && file !== 'None';
}
