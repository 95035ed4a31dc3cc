import { findArray, shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { formatValue } from '../../values/python';
import { asCode } from '../asCode';
import { patternsOf } from '../context';
import { isProgram } from '../holds';
import { rule } from '../rule';
import { patternSize } from '../shapes';

export const validationText = rule({
  id: 'validation-none-as-text',
  title: "test_data_file becomes the text 'None'",
  outcome: 'ignored',
  stage: 'factory',
  holds: isProgram,
  workflows: ['training'],
  fields: ['test_data_file'],
  source: [
    code.configFactory(425),
    code.configBridge(309),
    knownIssue('TYPE-PATH-001'),
    evidence('a-validation-path-of-none'),
  ],
  tried: true,
  why: "The factory converts the path to text, so None becomes the file name 'None', and PtychoPINN does not warn that validation data are missing.",
  check: ({ override }) =>
    override('test_data_file') === null
      ? [
          {
            fields: ['test_data_file'],
            message:
              "`test_data_file` is None, which the factory writes into the payload as the text 'None'. Clear it to train without validation data, or choose a file.",
            fixes: [
              {
                label: 'Clear test_data_file',
                edits: [{ op: 'clear-override', name: 'test_data_file' }],
              },
            ],
          },
        ]
      : [],
});

export const validationMissing = rule({
  id: 'validation-missing',
  title: 'The validation dataset does not exist',
  outcome: 'crash',
  stage: 'load',
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['test_data_file'],
  raises: ['FileNotFoundError: No such file'],
  source: [
    code.cliShared(235),
    evidence('files-the-factory-opens'),
    evidence('settings-shared-with-validation'),
  ],
  tried: true,
  why: 'The factory does not check the validation dataset. The command line does, before it trains; a Python script may fail only at the end of the first epoch.',
  check: ({ validation, override }) =>
    validation?.status === 'missing'
      ? [
          {
            fields: ['test_data_file'],
            message: `\`test_data_file\` ${formatValue(override('test_data_file') ?? null)} does not exist. Choose a dataset, or clear it to train without validation data.`,
            fixes: [
              {
                label: 'Clear test_data_file',
                edits: [{ op: 'clear-override', name: 'test_data_file' }],
              },
            ],
          },
        ]
      : [],
});

const REQUIRED = ['probeGuess', 'xcoords', 'ycoords'];

export const validationInvalid = rule({
  id: 'validation-unusable',
  title: 'The validation dataset is invalid',
  outcome: 'crash',
  stage: 'load',
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['test_data_file', 'diffraction', 'xcoords', 'ycoords'],
  raises: ['KeyError: xcoords'],
  source: [
    knownIssue('DATA-001'),
    evidence('arrays-each-loader-needs'),
    evidence('settings-shared-with-validation'),
  ],
  tried: true,
  why: 'The loader is the same as for training data and requires the same arrays.',
  check: ({ validation }) => {
    if (!validation || validation.status === 'missing') return [];
    const say = (problem: string, ...fields: string[]) => [
      { fields: ['test_data_file', ...fields], message: `\`test_data_file\`: ${problem}` },
    ];
    if (validation.status === 'unreadable') return say(validation.problem);
    const stack = patternsOf(validation);
    const missing = REQUIRED.filter((name) => !findArray(validation, name));
    if (!stack) missing.unshift('diffraction');
    if (!stack || missing.length > 0)
      return say(
        `missing ${missing.length > 1 ? 'arrays' : 'array'} ${missing.join(', ')}. Save ${missing.length > 1 ? 'them under these names' : 'it under this name'}.`,
        ...missing,
      );
    if (patternSize(stack) === undefined)
      return say(
        `${asCode(stack.name)} has the shape ${shapeText(stack.shape)}, but the loader requires square patterns. Save them as (n, N, N).`,
        stack.name,
      );
    const [count = 0] = stack.shape;
    const bad = ['xcoords', 'ycoords'].filter((name) => {
      const shape = findArray(validation, name)?.shape ?? [];
      return shape.length !== 1 || shape[0] !== count;
    });
    if (bad.length === 0) return [];
    return say(
      `the file has ${counted(count, 'pattern')}, but ${bad.join(' and ')} ${bad.length > 1 ? 'have' : 'has'} a different length. Save one position per pattern.`,
      ...bad,
    );
  },
});
