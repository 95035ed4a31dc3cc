import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { rulesIn } from '../../../shared/rules';
import { inference, realInference, realTraining, testRules, training } from './kit';

/** Folders as an earlier run, and something else, left them. */
const PLACES = mkdtempSync(path.join(tmpdir(), 'pinnboard-outputs-'));
afterAll(() => rmSync(PLACES, { recursive: true }));
const USED = path.join(PLACES, 'used');
mkdirSync(path.join(USED, 'checkpoints'), { recursive: true });
writeFileSync(path.join(USED, 'wts.h5.zip'), '');
const FILE = path.join(PLACES, 'file');
writeFileSync(FILE, '');

testRules(rulesIn('overrides'), {
  'override-shadowed': {
    outcome: 'ignored',
    offers: [
      'Clear gridsize',
      'Clear grid_size',
      'Clear neighbor_count',
      'Clear K',
      'Clear max_epochs',
      'Clear epochs',
      'Clear model_type',
      'Clear mode',
    ],
    failing: [
      {
        request: training({ gridsize: 1, grid_size: [2, 2] }),
        says: /gridsize is 1, but grid_size is \[2, 2\].*uses grid_size/,
      },
      {
        request: realTraining({ neighbor_count: 9, K: 6 }),
        says: /neighbor_count is 9, but K is 6.*uses K/,
      },
      { request: realTraining({ max_epochs: 5, epochs: 7 }), says: /uses epochs/ },
      {
        request: training({ model_type: 'supervised', mode: 'Unsupervised' }),
        says: /model_type is 'supervised', but mode is 'Unsupervised'/,
      },
      // Inference of this revision reads only neighbor_count.
      { request: realInference({ neighbor_count: 9, K: 6 }), says: /uses neighbor_count/ },
    ],
    passing: [
      {},
      { request: training({ gridsize: 2, grid_size: [2, 2] }) },
      { request: training({ model_type: 'pinn', mode: 'Unsupervised' }) },
      { request: realTraining({ neighbor_count: 9 }) },
    ],
  },
  'channels-overwritten': {
    outcome: 'ignored',
    offers: ['Clear C', 'Clear C_model'],
    failing: [
      { request: training({ gridsize: 2, C: 1 }), says: /C is 1, .*replaces it with 4/ },
      { request: realTraining({ gridsize: 2, C_model: 1 }), says: /C_model is 1/ },
      { request: realInference({ C: 9 }), says: /C is 9/ },
    ],
    passing: [{}, { request: realTraining({ gridsize: 2, C: 4, C_forward: 4 }) }],
  },
  'oversampling-dropped': {
    outcome: 'ignored',
    offers: ['Clear enable_oversampling', 'Clear enable_oversampling and neighbor_pool_size'],
    failing: [
      { request: realTraining({ enable_oversampling: true }), says: /enable_oversampling is True/ },
      {
        request: realTraining({ enable_oversampling: true, neighbor_pool_size: 12 }),
        says: /enable_oversampling is True and neighbor_pool_size is 12, .*both/,
      },
    ],
    passing: [
      { request: realTraining({ enable_oversampling: false }) },
      { request: realTraining({ neighbor_pool_size: null }) },
    ],
  },
  'n-images-deprecated': {
    outcome: 'ignored',
    offers: ['Clear n_images', 'Set n_groups to 64 and clear n_images'],
    failing: [
      {
        request: training({ n_images: 64 }),
        says: /n_images is 64.*n_groups is 32\. Clear n_images\./,
      },
      {
        request: realInference({ n_images: 64, n_groups: null }),
        says: /deprecated.*Clear n_images and set n_groups/,
      },
    ],
    passing: [{}, { request: training({ n_images: null }) }],
  },
  'nepochs-tensorflow-only': {
    outcome: 'wrong-result',
    offers: ['Set max_epochs to 7 and clear nepochs', 'Clear nepochs'],
    failing: [
      { request: training({ nepochs: 7 }), says: /nepochs is 7, .*PyTorch trains for 50 epochs/ },
      { request: training({ nepochs: 7, max_epochs: 9 }), says: /PyTorch trains for 9 epochs/ },
    ],
    passing: [
      { request: training({ max_epochs: 7 }) },
      { request: training({ nepochs: 7, epochs: 7 }) },
      { request: inference() },
    ],
  },
  'output-folder': {
    outcome: 'crash',
    failing: [
      {
        request: training({}, { output_dir: '~/runs/a' }),
        says: /^output_dir '~\/runs\/a' is used literally/,
      },
      {
        request: realInference({}, { output_dir: '/data/$USER/a' }),
        says: /'\/data\/\$USER\/a' is used literally/,
      },
      {
        request: training({}, { output_dir: 'sound.npz' }),
        says: /'sound\.npz' is the path of a dataset file/,
      },
      {
        request: training({}, { output_dir: 'runs/a ' }),
        says: /'runs\/a ' begins or ends with a space/,
      },
    ],
    passing: [
      { request: training({}, { output_dir: 'runs/a~1' }) },
      { request: training({}, { output_dir: '/data/5$' }) },
      { request: training({}, { output_dir: '' }) },
    ],
  },
  'output-folder-empty': {
    outcome: 'ignored',
    failing: [
      { request: training({}, { output_dir: ' ' }), says: /folder in which it is started/ },
    ],
    passing: [{}, { request: training({}, { output_dir: '.' }) }],
  },
  'output-folder-unusable': {
    outcome: 'crash',
    failing: [
      { request: training({}, { output_dir: FILE }), says: /is a file, or below one/ },
      { request: realInference({}, { output_dir: path.join(FILE, 'a') }), says: /is a file/ },
    ],
    passing: [
      { request: training({}, { output_dir: PLACES }) },
      { request: training({}, { output_dir: path.join(PLACES, 'new') }) },
    ],
  },
  'output-folder-used': {
    outcome: 'info',
    failing: [
      {
        request: training({}, { output_dir: USED }),
        says: /\(checkpoints, wts\.h5\.zip\).*mixes the checkpoints/,
      },
      { request: realInference({}, { output_dir: USED }), says: /replaces its pictures/ },
    ],
    passing: [
      { request: training({}, { output_dir: PLACES }) },
      { request: training({}, { output_dir: path.join(USED, 'new') }) },
    ],
  },
});
