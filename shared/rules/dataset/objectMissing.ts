import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import type { Context } from '../context';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { MEMORY_MAPPED } from './loaders';

const lacksObject = ({ dataset, array }: Context): boolean =>
  dataset !== null && !array('objectGuess');

export const objectMissing = rule({
  id: 'object-missing',
  title: 'No objectGuess for training from a folder',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  workflows: ['training'],
  entryPoints: ['lightning'],
  fields: ['objectGuess'],
  raises: ['ValueError: key(s): objectGuess'],
  source: [code.dataloader(244), knownIssue('DATA-001'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'The memory-mapped loader requires `objectGuess` even when training does not use it; the other loaders do not.',
  check: (context) =>
    lacksObject(context)
      ? [
          {
            fields: ['objectGuess', context.datasetField],
            message: `The dataset has no \`objectGuess\`: ${MEMORY_MAPPED}, which trains from a folder of files, stops with a \`ValueError\`; the other loaders do not need it. Save any complex (M, M) array that covers the scan.`,
          },
        ]
      : [],
});

export const objectMissingInference = rule({
  id: 'object-missing-inference',
  title: 'No objectGuess for barycentric inference',
  outcome: 'crash',
  stage: 'infer',
  holds: isProgram,
  workflows: ['inference'],
  fields: ['objectGuess', 'patch_weighting', 'varpro_scaling'],
  raises: ['ValueError: key(s): objectGuess'],
  source: [
    code.dataloader(244),
    code.inference(465),
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
  ],
  tried: true,
  why: 'Inference with `patch_weighting` probe or `varpro_scaling` reads the dataset through the memory-mapped loader, which rejects a file without `objectGuess`.',
  check: (context) => {
    const weighting = context.value('pt_inference_config', 'patch_weighting');
    const varpro = context.value('pt_inference_config', 'varpro_scaling');
    if (!lacksObject(context) || (weighting !== 'probe' && varpro !== true)) return [];
    return [
      {
        fields: ['objectGuess', context.datasetField],
        message: `The dataset has no \`objectGuess\`, but inference with \`patch_weighting\` 'probe' or \`varpro_scaling\` uses ${MEMORY_MAPPED}, which requires it. Save any complex (M, M) array that covers the scan, or turn both settings off.`,
        short: `No \`objectGuess\`, which these settings need.`,
        fixes: [
          {
            label: 'Set patch_weighting to uniform and varpro_scaling to False',
            edits: [
              { op: 'set-override', name: 'patch_weighting', value: 'uniform' },
              { op: 'set-override', name: 'varpro_scaling', value: false },
            ],
          },
        ],
      },
    ];
  },
});
