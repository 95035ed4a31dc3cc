import { code, knownIssue } from '../../sources/ptychopinn-2026.07';
import { evidence } from '../../sources/source';
import { formatValue } from '../../values/python';
import type { Value } from '../../values/value';
import type { Context } from '../context';
import { clearOverrides, setOverride } from '../fixes';
import { REVISION } from '../revision';
import { rule } from '../rule';

/** A setting of the mask: the payload's, or for inference, whose payload leaves the model section out, the override. */
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
  title: "The probe mask's diameter must be above zero",
  outcome: 'crash',
  stage: 'load',
  targets: REVISION,
  fields: [DIAMETER],
  source: [code.probeMask(61), evidence('network-settings')],
  tried: true,
  why: 'The mask is a disk in pixels; PtychoPINN refuses one without an extent when it makes it.',
  check: (context) => {
    const diameter = mask(context, DIAMETER);
    if (typeof diameter !== 'number' || diameter > 0 || !isOn(context)) return [];
    return [
      {
        fields: [DIAMETER],
        message: `${DIAMETER} is ${formatValue(diameter)}; it must be above 0. None stands for half of N.`,
        fixes: [clearOverrides(DIAMETER)],
      },
    ];
  },
});

export const maskWide = rule({
  id: 'probe-mask-wide',
  title: 'The probe mask masks nothing',
  outcome: 'ignored',
  stage: 'load',
  targets: REVISION,
  fields: [DIAMETER, 'N'],
  source: [evidence('network-settings')],
  tried: true,
  why: 'A disk wider than the frame leaves the whole probe, but perhaps its corners.',
  check: (context) => {
    const diameter = mask(context, DIAMETER);
    const N = context.number('pt_data_config', 'N');
    if (typeof diameter !== 'number' || N === undefined || diameter <= N || !isOn(context))
      return [];
    return [
      {
        fields: [DIAMETER],
        message: `${DIAMETER} is ${formatValue(diameter)}, and the frame has ${N} pixels a side. Set it to less than ${N}, or clear it for half of N.`,
        fixes: [clearOverrides(DIAMETER)],
      },
    ];
  },
});

export const maskEdge = rule({
  id: 'probe-mask-edge',
  title: 'A negative mask edge is a hard edge',
  outcome: 'info',
  stage: 'load',
  targets: REVISION,
  fields: [SIGMA],
  source: [code.probeMask(38), evidence('network-settings')],
  tried: true,
  why: 'The width of the edge is 0 for a hard one or more for a soft one; a negative width is taken as 0.',
  check: (context) => {
    const sigma = mask(context, SIGMA);
    if (typeof sigma !== 'number' || sigma >= 0 || !isOn(context)) return [];
    return [
      {
        fields: [SIGMA],
        message: `${SIGMA} is ${formatValue(sigma)}, which makes a hard edge. Set it to 0 if that is meant.`,
        fixes: [setOverride(SIGMA, 0)],
      },
    ];
  },
});

export const maskUnused = rule({
  id: 'probe-mask-unused',
  title: "The probe mask's geometry is set and the mask is off",
  outcome: 'info',
  stage: 'load',
  targets: REVISION,
  fields: [DIAMETER, SIGMA, 'probe_mask'],
  source: [knownIssue('PROBE-MASK-DEFAULT-001'), evidence('network-settings')],
  tried: true,
  why: 'Diameter and edge describe a mask that is made only when probe_mask is True.',
  check: (context) => {
    const given = [DIAMETER, SIGMA].filter((name) => {
      const value = context.override(name);
      // The edge's default is 1.
      return typeof value === 'number' && !(name === SIGMA && value === 1);
    });
    if (given.length === 0 || isOn(context)) return [];
    return [
      {
        fields: [...given, 'probe_mask'],
        message: `${given.join(' and ')} ${given.length > 1 ? 'are' : 'is'} set, and probe_mask is ${formatValue(mask(context, 'probe_mask'))}: no mask is made. Set probe_mask to True, or clear the rest.`,
        fixes: [setOverride('probe_mask', true), clearOverrides(...given)],
      },
    ];
  },
});

export const maskOn = rule({
  id: 'probe-mask-on',
  title: 'A probe mask made reference runs worse',
  outcome: 'info',
  stage: 'train',
  targets: REVISION,
  workflows: ['training'],
  fields: ['probe_mask'],
  source: [knownIssue('PROBE-MASK-DEFAULT-001')],
  tried: true,
  why: 'PtychoPINN turned the mask off by default again after its reference runs had become worse with it. The mask is right for a probe that is known to have a finite support.',
  check: (context) => {
    if (context.override('probe_mask') === undefined || !isOn(context)) return [];
    return [
      {
        fields: ['probe_mask'],
        message:
          'probe_mask is on. PtychoPINN keeps it off by default, because it made reference reconstructions worse; compare with a run without it.',
        fixes: [clearOverrides('probe_mask')],
      },
    ];
  },
});
