import { evidence } from '../../sources/source';
import { code, knownIssue } from '../../sources/upstream';
import { formatValue } from '../../values/python';
import { asNumber, type Value } from '../../values/value';
import { asCode, asCodes } from '../asCode';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { isProgram } from '../holds';
import { rule } from '../rule';

/** A setting of the mask: from the payload or, for inference, whose payload has no model section, from the override. */
const mask = ({ value, override }: Context, name: string): Value =>
  value('pt_model_config', name) ?? override(name) ?? null;

const isOn = (context: Context): boolean => {
  const on = mask(context, 'probe_mask');
  return on !== null && on !== false;
};

const DIAMETER = 'probe_mask_diameter';
const SIGMA = 'probe_mask_sigma';

export const maskDiameter = rule({
  id: 'probe-mask-diameter',
  title: 'probe_mask_diameter must be positive',
  outcome: 'crash',
  stage: 'load',
  holds: isProgram,
  fields: [DIAMETER],
  raises: ['ValueError: diameter must be'],
  source: [code.probeMask(61), evidence('network-settings')],
  tried: true,
  why: 'The mask is a disk; PtychoPINN rejects a diameter of 0 pixels or less when it creates the mask.',
  check: (context) => {
    const diameter = mask(context, DIAMETER);
    if ((asNumber(diameter) ?? 1) > 0 || !isOn(context)) return [];
    return [
      {
        fields: [DIAMETER],
        message: `${asCode(DIAMETER)} is ${formatValue(diameter)}; it must be above 0. Clear it to use half of N.`,
        fixes: [clearOverrides(DIAMETER)],
      },
    ];
  },
});

export const maskWide = rule({
  id: 'probe-mask-wide',
  title: 'The probe mask has no effect',
  outcome: 'ignored',
  stage: 'load',
  holds: isProgram,
  fields: [DIAMETER, 'N'],
  source: [evidence('network-settings')],
  tried: true,
  why: 'A disk wider than the frame masks nothing except perhaps the corners.',
  check: (context) => {
    const diameter = mask(context, DIAMETER);
    const N = context.number('pt_data_config', 'N');
    if (N === undefined || (asNumber(diameter) ?? 0) <= N || !isOn(context)) return [];
    return [
      {
        fields: [DIAMETER],
        message: `${asCode(DIAMETER)} is ${formatValue(diameter)}, but the frame is only ${context.shown('pt_data_config', 'N')} pixels wide. Set it below ${context.shown('pt_data_config', 'N')}, or clear it to use half of N.`,
        fixes: [clearOverrides(DIAMETER)],
      },
    ];
  },
});

export const maskEdge = rule({
  id: 'probe-mask-edge',
  title: 'A negative probe_mask_sigma gives a hard edge',
  outcome: 'info',
  stage: 'load',
  holds: isProgram,
  fields: [SIGMA],
  source: [code.probeMask(38), evidence('network-settings')],
  tried: true,
  why: 'The edge width is 0 for a hard edge and positive for a soft one; PtychoPINN treats a negative width as 0.',
  check: (context) => {
    const sigma = mask(context, SIGMA);
    if ((asNumber(sigma) ?? 0) >= 0 || !isOn(context)) return [];
    return [
      {
        fields: [SIGMA],
        message: `${asCode(SIGMA)} is ${formatValue(sigma)}, which PtychoPINN treats as 0: a hard edge. Set it to 0, or to a positive width for a soft edge.`,
        fixes: [setOverride(SIGMA, 0)],
      },
    ];
  },
});

export const maskUnused = rule({
  id: 'probe-mask-unused',
  title: 'The probe mask is off, but its geometry is set',
  outcome: 'ignored',
  stage: 'load',
  holds: isProgram,
  fields: [DIAMETER, SIGMA, 'probe_mask'],
  source: [knownIssue('PROBE-MASK-DEFAULT-001'), evidence('network-settings')],
  tried: true,
  why: 'Diameter and edge width apply only if `probe_mask` is True.',
  check: (context) => {
    const given = [DIAMETER, SIGMA].filter((name) => {
      const value = context.override(name);
      // The default edge width is 1.
      return typeof value === 'number' && !(name === SIGMA && value === 1);
    });
    if (given.length === 0 || isOn(context)) return [];
    return [
      {
        fields: [...given, 'probe_mask'],
        message: `${asCodes(given)} ${given.length > 1 ? 'are' : 'is'} set, but \`probe_mask\` is ${formatValue(mask(context, 'probe_mask'))}, so no mask is applied. Set \`probe_mask\` to True, or clear ${asCodes(given)}.`,
        short: `\`probe_mask\` is ${formatValue(mask(context, 'probe_mask'))}, so no mask is applied.`,
        fixes: [setOverride('probe_mask', true), clearOverrides(...given)],
      },
    ];
  },
});

export const maskOn = rule({
  id: 'probe-mask-on',
  title: 'The probe mask degraded reference runs',
  outcome: 'info',
  stage: 'train',
  holds: isProgram,
  workflows: ['training'],
  fields: ['probe_mask'],
  source: [knownIssue('PROBE-MASK-DEFAULT-001')],
  tried: true,
  why: 'PtychoPINN turned the mask off by default again because it degraded the reference runs. The mask is right for a probe that is known to have finite support.',
  check: (context) => {
    if (context.override('probe_mask') === undefined || !isOn(context)) return [];
    return [
      {
        fields: ['probe_mask'],
        message:
          '`probe_mask` is on. It is off by default because it degraded reference reconstructions. Compare with a run without it.',
        fixes: [clearOverrides('probe_mask')],
      },
    ];
  },
});
