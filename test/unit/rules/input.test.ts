/** Patterns that contradict how they are stored: what the checks of the network's input find is a finding. */
import { madeChecks } from '../../../electron/node/plan/knownChecks';
import { rulesIn } from '../../../shared/rules';
import { inference, realTraining, testRules, training } from './kit';

const SWAPPED = "d['xcoords'], d['ycoords'] = d['ycoords'].copy(), d['xcoords'].copy()";
const MIRRORED = "d['xcoords'] = d['xcoords'].max() + d['xcoords'].min() - d['xcoords']";
const REVERSED =
  "d['xcoords'], d['ycoords'] = d['xcoords'][::-1].copy(), d['ycoords'][::-1].copy()";
const SHIFTED = `
for name in ('diffraction', 'diff3d'):
    d[name] = np.fft.ifftshift(d[name], axes=(1, 2))
`;

testRules(
  rulesIn('input'),
  {
    'input-contradicted': {
      outcome: 'wrong-result',
      failing: [
        { request: realTraining(), npz: SWAPPED, says: /otherwise: x and y swapped\. .*Swap/ },
        { request: realTraining(), npz: MIRRORED, says: /otherwise: x mirrored\./ },
        {
          request: realTraining(),
          npz: REVERSED,
          says: /positions reversed\. .*Reverse xcoords/,
        },
        { request: realTraining(), npz: SHIFTED, says: /in FFT order\. .*fftshift/ },
      ],
      passing: [
        { request: realTraining() },
        { request: inference(), npz: SWAPPED },
        // Nothing runs a design document.
        { request: training(), npz: SWAPPED },
        // Without an object nothing is predicted, and the numbers alone say nothing of the axes.
        { request: realTraining(), npz: `${SWAPPED}\nd.pop('objectGuess')` },
      ],
    },
  },
  { checks: madeChecks(() => true) },
);
