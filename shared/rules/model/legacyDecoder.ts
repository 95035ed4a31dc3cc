import { evidence } from '../../sources/source';
import { code } from '../../sources/upstream';
import { counted } from '../../values/counted';
import { asCode } from '../asCode';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { networkOutput } from '../physics/contract';
import { rule } from '../rule';

const SWITCH = 'use_legacy_decoder_channel_override';
const CHANNELS = 'decoder_last_amp_channels';

export const legacyDecoder = rule({
  id: 'legacy-decoder-channels',
  title: 'Amplitude and phase have different numbers of channels',
  outcome: 'crash',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: [SWITCH, CHANNELS, 'gridsize'],
  raises: ['ValueError: must have matching shapes', 'ValueError: decoder_last_amp_channels'],
  source: [
    code.model(169, 187),
    code.model(690, 750),
    evidence('settings-the-training-factory-drops'),
  ],
  tried: true,
  why: 'With the legacy decoder, the amplitude has `decoder_last_amp_channels` channels, 1 by default, and the phase has one channel per pattern of a group. Combining them into one complex object requires equal numbers.',
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
        message: `${asCode(SWITCH)} is True and ${asCode(CHANNELS)} is ${context.shown('pt_model_config', CHANNELS)}, but a group has ${counted(C, 'pattern')}. Clear ${asCode(SWITCH)}, or set ${asCode(CHANNELS)} to ${C}.`,
        short: `${asCode(CHANNELS)} is ${context.shown('pt_model_config', CHANNELS)}, but a group has ${counted(C, 'pattern')}.`,
        fixes: [clearOverrides(SWITCH), setOverride(CHANNELS, C)],
      },
    ];
  },
});
