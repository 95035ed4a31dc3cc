import { it } from 'vitest';
import { resolve } from '../../../shared/factory';
import { NATIVE } from '../../../shared/handover/exports/native';
import { PTYCHO_TRAIN } from '../../../shared/handover/exports/ptychoTrain';
import { inference, training, WORLD } from '../factory/help';
it('x', () => {
  const T='ptychopinn-2026.07';
  for (const r of [training({target:T, overrides:{n_groups:512, gridsize:2, K:7, plateau_factor:0.3, n_subsample:100, scheduler:'ReduceLROnPlateau', object_big:false, probe_scale:3, learning_rate:1e-4, test_data_file:"it's é.npz", nll: true}, execution:{learning_rate:3e-4, deterministic:false, num_workers:4, recon_log_fixed_indices:[1,2], scheduler:'Exponential', logger_backend:null}}),
    training({target:T, overrides:{n_groups:512}}),
    training({target:T, overrides:{n_groups:512,cnn_output_mode:'real_imag'}, profile:'ci'}),
    inference({target:T}), inference({target:T, overrides:{n_groups:512,patch_weighting:'uniform',varpro_scaling:false, batch_size:8, gridsize:2}, execution:{accelerator:'cpu', deterministic:true}}),
    training(), inference({overrides:{n_groups:3, gridsize:2, batch_size:3}, execution:{accelerator:'gpu'}})]) {
    const resolution = resolve(r, WORLD);
    console.log(NATIVE.write({request:r,resolution}).text);
    if (r.target===T) console.log(PTYCHO_TRAIN.write({request:r,resolution}).text);
  }
});
