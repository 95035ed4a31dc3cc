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
