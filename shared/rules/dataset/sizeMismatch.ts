import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asNumber } from '../../values/value';
import { clearOverrides } from '../fixes';
import { DESIGN_ONLY } from '../holds';
import { rule } from '../rule';
import { isModeCount, patternSize } from '../shapes';

export const sizeOverridden = rule({
  id: 'size-override-replaced',
  title: 'Training ignores the override N',
  outcome: 'ignored',
  stage: 'train',
  holds: ({ run }) => run.infersSizeAgain,
  workflows: ['training'],
  entryPoints: ['native', 'script', 'python'],
  fields: ['N', 'probeGuess'],
  source: [code.configFactory(371), code.components(1388), evidence('the-second-factory-call')],
  tried: true,
  why: 'Training builds its configuration a second time without `N` and infers it from the probe again. The payload contains the override, but the network has the size of the probe.',
  check: ({ override, candidate }) => {
    const given = override('N');
    const inferred = candidate('pt_data_config', 'N', 'inferred');
    const size = asNumber(given);
    if (given === undefined || size === undefined || typeof inferred !== 'number') return [];
    if (size === inferred) return [];
    return [
      {
        fields: ['N', 'probeGuess'],
        message: `\`N\` is ${formatValue(given)} in the payload, but training infers \`N\` from the probe again and uses ${inferred}. Clear \`N\`.`,
        fixes: [clearOverrides('N')],
      },
    ];
  },
});

export const probeSize = rule({
  id: 'probe-size-mismatch',
  title: 'Probe and patterns have different sizes',
  outcome: 'crash',
  stage: 'train',
  holds: ({ run }) => run.infersSizeAgain,
  fields: ['probeGuess', 'diffraction', 'N'],
  raises: ['RuntimeError: must match the size'],
  source: [code.configFactory(774), evidence('n-against-the-patterns')],
  tried: true,
  why: '`N` is inferred from the probe and never compared with the patterns. The probe is multiplied with patches of the size of the patterns, so the first batch fails.',
  check: ({ patterns, array, candidate, datasetField }) => {
    const side = patternSize(patterns());
    const size = candidate('pt_data_config', 'N', 'inferred');
    const probe = array('probeGuess');
    if (side === undefined || typeof size !== 'number' || size === side) return [];
    // Reported by modes-taken-for-n and probe-not-square.
    if (isModeCount(probe, size) || probe?.shape[0] !== probe?.shape[1]) return [];
    return [
      {
        fields: ['probeGuess', patterns()?.name ?? 'diffraction', datasetField],
        message: `The probe is ${size} by ${size}, but the patterns are ${side} by ${side}. Crop or pad the probe to ${side}, or the patterns to ${size}.`,
      },
    ];
  },
});

export const sizeMismatch = rule({
  id: 'pattern-size-mismatch',
  title: 'N does not match the pattern size',
  outcome: 'wrong-result',
  stage: 'load',
  holds: ({ run }) => !run.infersSizeAgain,
  fields: ['N', 'diffraction'],
  source: [evidence('n-against-the-patterns')],
  notTried: DESIGN_ONLY,
  why: 'The factory infers `N` from the probe and never checks the patterns. One loader groups with the wrong N, the other stops.',
  check: ({ patterns, array, number, shown, layer, request, datasetField }) => {
    const stack = patterns();
    const [, height, width] = stack?.shape ?? [];
    const N = number('pt_data_config', 'N');
    if (stack?.shape.length !== 3 || height !== width || height === undefined) return [];
    if (N === undefined || N === height) return [];
    // Other findings report a fallback size and a number of modes, with the same fix.
    const source = layer('pt_data_config', 'N');
    if (source !== 'override' && source !== 'inferred') return [];
    if (source === 'inferred' && isModeCount(array('probeGuess'), N)) return [];
    const edit = { op: 'set-override' as const, name: 'N', value: height };
    return [
      {
        fields: ['N', stack.name, datasetField],
        message: `\`N\` is ${shown('pt_data_config', 'N')}, but the patterns are ${height} by ${height}. Crop or pad the probe to ${height}, or the patterns to ${shown('pt_data_config', 'N')}.`,
        fixes: Object.hasOwn(request.overrides, 'N')
          ? [{ label: `Set N to ${height}`, edits: [edit] }]
          : [],
      },
    ];
  },
});
