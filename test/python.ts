/** The Python that tests run, with numpy, h5py and PyYAML: found or made on import, which no test's time limit covers. */
import { testPython } from '../build/python.mjs';

export { withPython } from '../build/python.mjs';
export const PYTHON = testPython();
