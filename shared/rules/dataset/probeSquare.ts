import { shapeText } from '../../dataset/probeSize';
import { evidence } from '../../sources/source';
import { rule } from '../rule';

export const probeSquare = rule({
  id: 'probe-not-square',
  title: 'The probe is not square',
  outcome: 'crash',
  stage: 'load',
  fields: ['probeGuess'],
  raises: ['ProbeLayoutError: spatial dims', 'ValueError: must be (N, N)'],
  source: [evidence('n-from-the-probe'), evidence('arrays-each-loader-needs')],
  tried: true,
  why: 'The probe is multiplied with the object patch pixel by pixel, and patches are N by N.',
  check: ({ array, datasetField }) => {
    const probe = array('probeGuess');
    if (!probe || probe.dtype === 'object') return [];
    const axes =
      probe.shape.length === 3 && probe.shape[2] === 1 ? probe.shape.slice(0, 2) : probe.shape;
    const [height, width] = axes.slice(-2);
    if (axes.length >= 2 && height === width) return [];
    return [
      {
        fields: ['probeGuess', datasetField],
        message: `\`probeGuess\` has the shape ${shapeText(probe.shape)}, but PtychoPINN requires a square probe: (N, N), or (P, N, N) for P modes. Crop or pad it to the size of the patterns.`,
      },
    ];
  },
});
