import { code } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import { clearOverrides, setOverride } from '../fixes';
import { networkOutput } from '../physics/contract';
import { REVISION } from '../revision';
import { rule } from '../rule';

const SWITCH = 'use_legacy_decoder_channel_override';
const CHANNELS = 'decoder_last_amp_channels';

export const legacyDecoder = rule({
  id: 'legacy-decoder-channels',
  title: 'The legacy decoder gives the amplitude other channels than the phase',
  outcome: 'crash',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: [SWITCH, CHANNELS, 'gridsize'],
  source: [
    code.model(169, 187),
    code.model(690, 750),
    evidence('settings-the-training-factory-drops'),
  ],
  tried: true,
  why: 'With the legacy override the amplitude has decoder_last_amp_channels channels, 1 unless set, and the phase one for each pattern of a group. Both are joined to one complex object, which takes equal numbers.',
  check: (context) => {
    if (context.value('pt_model_config', SWITCH) !== true) return [];
    if (context.value('pt_model_config', 'architecture') !== 'cnn') return [];
    if (networkOutput(context) !== 'amp_phase') return [];
    const C = context.number('pt_data_config', 'C');
    const channels = context.number('pt_model_config', CHANNELS);
    if (C === undefined || channels === undefined || channels === C) return [];
    return [
      {
        fields: [SWITCH, CHANNELS],
        message: `${SWITCH} is True, ${CHANNELS} is ${formatValue(channels)}, and a group has ${C} patterns. Clear ${SWITCH}, or set ${CHANNELS} to ${C}.`,
        fixes: [clearOverrides(SWITCH), setOverride(CHANNELS, C)],
      },
    ];
  },
});
