/** What `pinnboard_payload.py` needs to know of a target besides its names and defaults. */
import type { SectionName } from '../../catalogue/types';

/** A class of PtychoPINN, and the modules that may contain it. */
export interface PythonClass {
  readonly modules: readonly string[];
  readonly name: string;
}

export interface LoaderFacts {
  /** The class of each section of a payload. */
  readonly classes: { readonly [section in SectionName | 'model_spec']?: PythonClass };
  /** How training gets the configuration: the TensorFlow section, or the whole payload. */
  readonly training: 'tf_training_config' | 'payload';
  /** Why no inference can be run; null where it can. */
  readonly noInference: string | null;
}

/** The classes of the sections, as PtychoPINN calls them. */
export const CLASSES: LoaderFacts['classes'] = {
  tf_model_config: { modules: ['ptycho.config.config'], name: 'ModelConfig' },
  tf_training_config: { modules: ['ptycho.config.config'], name: 'TrainingConfig' },
  tf_inference_config: { modules: ['ptycho.config.config'], name: 'InferenceConfig' },
  pt_data_config: { modules: ['ptycho_torch.config_params'], name: 'DataConfig' },
  pt_model_config: { modules: ['ptycho_torch.config_params'], name: 'ModelConfig' },
  pt_training_config: { modules: ['ptycho_torch.config_params'], name: 'TrainingConfig' },
  pt_inference_config: { modules: ['ptycho_torch.config_params'], name: 'InferenceConfig' },
  execution_config: { modules: ['ptycho.config.config'], name: 'PyTorchExecutionConfig' },
};
