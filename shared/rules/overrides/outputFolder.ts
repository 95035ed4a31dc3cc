import { datasetPath } from '../../request/request';
import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { rule } from '../rule';

export const outputFolder = rule({
  id: 'output-folder',
  title: 'The output folder is not what it looks like',
  outcome: 'crash',
  stage: 'train',
  fields: ['output_dir'],
  source: [code.cliShared(239), knownIssue('TYPE-PATH-001'), evidence('the-output-folder')],
  notTried: 'It would write beside the working folder of the test.',
  why: 'The factory takes any text and makes no folder; what runs later makes it. Python does not expand ~ or $NAME as a shell does, and cannot make a folder where a file stands.',
  check: ({ request }) => {
    const folder = request.output_dir;
    const problem =
      folder === datasetPath(request) || folder === request.overrides.test_data_file
        ? 'is the path of a dataset, where no folder can be made. Name a folder of its own.'
        : /^~|\$\w|\$\{/.test(folder)
          ? 'stays as it is: Python expands no ~ and no $NAME, and makes a folder of that very name. Write the path out.'
          : folder !== folder.trim()
            ? 'begins or ends with a space, which becomes part of the name. Take it away.'
            : null;
    if (problem === null || folder === '') return [];
    return [{ fields: ['output_dir'], message: `output_dir ${formatValue(folder)} ${problem}` }];
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
  why: 'An empty path is the current folder: checkpoints and logs land wherever the run was started.',
  check: ({ request }) =>
    request.output_dir.trim() === ''
      ? [
          {
            fields: ['output_dir'],
            message: `output_dir is ${formatValue(request.output_dir)}, which is the folder that the run is started in. Choose one.`,
          },
        ]
      : [],
});
