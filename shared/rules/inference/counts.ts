import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { setOverride } from '../fixes';
import { isProgram } from '../holds';
import { isCountIntensity } from '../physics/contract';
import { rule } from '../rule';

export const countsNeedVarpro = rule({
  id: 'counts-need-varpro',
  title: 'Counts require varpro_scaling at inference',
  outcome: 'info',
  stage: 'infer',
  holds: isProgram,
  fields: ['varpro_scaling', 'patch_weighting', 'scale_contract_version'],
  source: [
    code.inference(371),
    code.inference(538),
    knownIssue('CI-ABSOLUTE-SCALE-CONTRACT-001'),
    evidence('routes-of-inference'),
  ],
  tried: true,
  why: 'For a network trained under ci_intensity_v2, inference solves for the object scale from the counts and the physical probe. Without `varpro_scaling` it stops with an error.',
  check: (context) => {
    if (context.value('pt_inference_config', 'varpro_scaling') !== false) return [];
    const counts =
      context.request.workflow === 'training'
        ? isCountIntensity(context)
        : context.override('scale_contract_version') === 'ci_intensity_v2';
    if (!counts) return [];
    return [
      {
        fields: ['varpro_scaling', 'scale_contract_version'],
        message:
          '`varpro_scaling` is False, but `scale_contract_version` is ci_intensity_v2: inference with a network trained on counts stops with an error. Set `varpro_scaling` to True.',
        fixes: [setOverride('varpro_scaling', true)],
      },
    ];
  },
});
