/**
 * Where Pinnboard's factory differs from PtychoPINN's on purpose, each with the reason. Anything else that differs is
 * a defect. `test/ptychopinn/factory.test.ts` asks the real factory, and leaves out what is listed here.
 */
import { datasetPath, type Request } from '../../shared/request/request';

interface Difference {
  readonly what: string;
  readonly ptychopinn: string;
  readonly pinnboard: string;
  readonly reason: string;
  readonly holds: (request: Request) => boolean;
}

/** What every Python object has: PtychoPINN's factory sets an override on any object that has an attribute of its name. */
const PYTHON_ATTRIBUTE = /^__\w+__$/;

export const DIFFERENCES: readonly Difference[] = [
  {
    what: 'a dataset path that is empty',
    ptychopinn:
      'takes the current folder for the dataset, cannot read a probe, and goes on with N = 64',
    pinnboard: 'refuses the request: no dataset is chosen',
    reason: 'A payload for a dataset that nobody named cannot be meant.',
    holds: (request) => datasetPath(request) === '',
  },
  {
    what: 'a dataset path with `..` behind a folder that does not exist, or is a link',
    ptychopinn: 'follows the folder, as the system does',
    pinnboard: 'takes the folder and `..` away before it looks',
    reason: 'Files are granted and remembered under one spelling of their path.',
    holds: (request) => /(^|\/)(?!\.\.?\/)[^/]+\/+\.\.(\/|$)/.test(datasetPath(request)),
  },
  {
    what: '`devices: 1.0` in the execution config',
    ptychopinn: 'refuses a float',
    pinnboard: 'takes it for the whole number 1, and exports 1',
    reason:
      'A field that holds whole numbers is written as one in every export format, and PtychoPINN takes what is exported.',
    // A `number` does not tell 1.0 from 1, and the requests that are drawn have the latter; of those beyond 2^53 only
    // floats such as 1e16 are numbers, since other whole numbers are kept exact.
    holds: ({ execution }) => {
      const devices = execution?.devices;
      return Number.isInteger(devices) && !Number.isSafeInteger(devices);
    },
  },
  {
    what: 'a whole float as the override `test_data_file`',
    ptychopinn: 'writes the text "2.0"',
    pinnboard: 'writes the text "2"',
    reason: 'It is no path either way, and a finding says so.',
    holds: () => false,
  },
  {
    what: 'an override with the name of an attribute that every Python object has, such as `__class__`',
    ptychopinn: 'sets the attribute, or ends with a TypeError',
    pinnboard: 'reports an unknown override',
    reason: 'The finding tells to remove it; what it would do to the object is no configuration.',
    holds: ({ overrides }) => Object.keys(overrides).some((name) => PYTHON_ATTRIBUTE.test(name)),
  },
];
