import type { EntryPoint } from '../../request/entryPoint';
import type { PlanTraits } from './plan';

/** Traits of the program that runs: what its entry points, loaders, networks and trainers do. */
export interface RunTraits {
  /** False for a design document: no PtychoPINN of this target can be installed, and it is never chosen on the user's behalf. */
  readonly runs: boolean;
  /**
   * The patterns of an inference: groups, drawn as for training, or the first `n_groups` one by one. The latter takes
   * all of them where `patch_weighting` or `varpro_scaling` reconstructs the whole scan.
   */
  readonly inferenceTakes: 'groups' | 'first-patterns';
  /** Whether training infers N from the probe a second time, without the override. */
  readonly infersSizeAgain: boolean;
  /** Whether there can be more groups than patterns, as further combinations of a pattern's neighbours. */
  readonly oversamples: boolean;
  /**
   * The line of `ptycho_torch/config_factory.py` at which every run of PtychoPINN's own programs warns that its flat
   * parameters are set, which their consoles show; null for no program.
   */
  readonly factoryWarnsAt: number | null;
  /** Whether a run reads `mae_weight`, `gaussian_smoothing_sigma` and others that only the TensorFlow sections have. */
  readonly readsTensorFlowFields: boolean;
  /** Whether training loads with `num_workers` processes. */
  readonly trainsWithWorkers: boolean;
  /** `persistent_workers` and `prefetch_factor` without workers: passed on to the `DataLoader`, which refuses them, or not. */
  readonly workerOptionsAlone: 'refused' | 'omitted';
  /** Whether `disable_mlflow` turns off `logger_backend` mlflow. */
  readonly readsDisableMlflow: boolean;
  /** Entry points whose training takes nphotons from the dataset's `_metadata`, where there is one, in place of an override. */
  readonly metadataPhotons: readonly EntryPoint[];
  /** Whether training from a file sets `torch_loss_mode` mae for supervised training, whatever it is. */
  readonly setsSupervisedLoss: boolean;
  /** Architectures that are trained with `learned_input_channels`. */
  readonly readInputChannels: readonly string[];
  /** How a trained model's configuration is stored in its archive; another form is not loaded. Null where nothing is loaded. */
  readonly bundleSchema: string | null;
  /** Whether loading a model needs the weights of both networks, or of `diffraction_to_obj` alone. */
  readonly loadsBothNetworks: boolean;
  /** The data route of each entry point; null for a target that does not run. */
  readonly plan: PlanTraits | null;
  /** Fields whose unknown values are silently treated as one of the choices. */
  readonly silentChoices: { readonly [field: string]: SilentChoice };
}

export interface SilentChoice {
  readonly choices: readonly string[];
  /** What happens with another value: `PtychoPINN uses uniform`. */
  readonly means: string;
}
