/** Traits of the data route: what an entry point does with the scan before and while it trains. */
import type { EntryPoint } from '../../request/entryPoint';

export interface DataRoute {
  /** How samples are made: in memory from `RawData`, or by the memory-mapped loader. */
  readonly loader: 'container' | 'memory-map';
  /** Whether it first keeps `n_subsample` patterns; without a count it keeps as many as there are groups. */
  readonly subsamples: boolean;
  /** What seeds numpy before groups are drawn: the field, where it is set, or a number. */
  readonly seed: 'subsample_seed' | number;
  /** Whether an epoch skips a last batch that is not full. */
  readonly dropsLastBatch: boolean;
  /** Validation samples: those of `test_data_file`, or a share of the training samples. */
  readonly validation: 'file' | { readonly share: number; readonly seed: number };
  /** Whether the learning rate is multiplied by the square root of the number of devices. */
  readonly scalesRateByDevices: boolean;
  /** Whether `epochs_fine_tune` more epochs follow, with the encoder frozen and the rate times `fine_tune_gamma`. */
  readonly fineTunes: boolean;
  /** `object_big`: the field that the run reads, or gridsize > 1. */
  readonly objectBig: 'field' | 'gridsize';
  /** The N that the loader normalizes with: the network's, `tf_model_config.N` of the payload, or the default of that field. */
  readonly scalingSize: 'network' | 'payload' | 'default';
  /** Whether it writes the trained network to `wts.h5.zip`. */
  readonly writesBundle: boolean;
  /** The logger writes steps, or every so many of them. */
  readonly logsEvery: number;
}

export interface PlanTraits {
  readonly routes: { readonly [entryPoint in EntryPoint]: DataRoute };
  /** How many networks `wts.h5.zip` holds in full. */
  readonly bundledNetworks: number;
}
