import { datasetPath } from '../../request/request';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { rule } from '../rule';

export const outputFolder = rule({
  id: 'output-folder',
  title: 'output_dir is not a valid folder path',
  outcome: 'crash',
  stage: 'train',
  fields: ['output_dir'],
  source: [code.cliShared(239), knownIssue('TYPE-PATH-001'), evidence('the-output-folder')],
  notTried: 'It would write beside the working folder of the test.',
  why: 'The factory accepts any text; the folder is created later, by the run. Python does not expand ~ or $NAME as a shell does, and cannot create a folder at the path of a file.',
  check: ({ request }) => {
    const folder = request.output_dir;
    const problem =
      folder === datasetPath(request) || folder === request.overrides.test_data_file
        ? 'is the path of a dataset file, so the folder cannot be created. Choose another folder.'
        : /^~|\$\w|\$\{/.test(folder)
          ? 'is used literally: Python does not expand ~ or $NAME. Enter the full path.'
          : folder !== folder.trim()
            ? 'begins or ends with a space, which becomes part of the folder name. Remove it.'
            : null;
    if (problem === null || folder === '') return [];
    return [
      { fields: ['output_dir'], message: `\`output_dir\` ${formatValue(folder)} ${problem}` },
    ];
  },
});

export const noOutputFolder = rule({
  id: 'output-folder-empty',
  title: 'No output folder',
  outcome: 'ignored',
  stage: 'factory',
  fields: ['output_dir'],
  source: [knownIssue('TYPE-PATH-001'), evidence('the-output-folder')],
  notTried: 'It would write beside the working folder of the test.',
  why: 'An empty path is the current folder: checkpoints and logs are written wherever the run is started.',
  check: ({ request }) =>
    request.output_dir.trim() === ''
      ? [
          {
            fields: ['output_dir'],
            message: `\`output_dir\` is ${formatValue(request.output_dir)}, so the run writes to the folder in which it is started. Choose an output folder.`,
          },
        ]
      : [],
});

export const unusableOutputFolder = rule({
  id: 'output-folder-unusable',
  title: 'Nothing can be written to output_dir',
  outcome: 'crash',
  stage: 'train',
  fields: ['output_dir'],
  source: [code.cliShared(239), evidence('the-output-folder')],
  notTried: 'It would write beside the working folder of the test.',
  why: 'The factory does not look at the folder. The run stops when it writes its first file there: a checkpoint, at the end of an epoch.',
  check: ({ request: { output_dir: folder }, output }) => {
    const problem =
      output?.state === 'not-a-folder'
        ? 'is a file, or below one, not a folder'
        : output?.state === 'not-writable'
          ? 'is a folder in which you may not write'
          : null;
    if (problem === null) return [];
    return [
      {
        fields: ['output_dir'],
        message: `\`output_dir\` ${formatValue(folder)} ${problem}. Choose another folder.`,
        short: `It ${problem}.`,
      },
    ];
  },
});

export const usedOutputFolder = rule({
  id: 'output-folder-used',
  title: 'output_dir already holds a run',
  outcome: 'info',
  stage: 'train',
  fields: ['output_dir'],
  source: [code.components(537), code.components(1636), evidence('the-output-folder')],
  notTried: 'It needs two runs into one folder.',
  why: 'A second run adds its checkpoints and logs to those of the first, so that it is unknown which run they are of, and replaces `wts.h5.zip`: the first model is lost.',
  check: ({ request: { output_dir: folder, workflow }, output }) => {
    if (output?.state !== 'run') return [];
    const harm =
      workflow === 'training'
        ? 'another one replaces its model and mixes the checkpoints'
        : 'another one replaces its pictures';
    return [
      {
        fields: ['output_dir'],
        message: `\`output_dir\` ${formatValue(folder)} already holds the results of a run (${output.results.join(', ')}); ${harm}. Choose another folder.`,
        short: `It holds a run already; ${harm}.`,
      },
    ];
  },
});
