/** Whether another order of the positions explains the patterns better, by predictions or by fits: what both say alike. */
import type { Check, Evidence } from '../../dataset/inputChecks';

/** At most one mistake is accused: with an order that explains more, no axes are. */
export const besideOrder = (axes: readonly Check[], order: Check): readonly Check[] => [
  ...axes.map(
    (check): Check =>
      order.verdict === 'contradicted' && check.verdict === 'contradicted'
        ? { ...check, verdict: 'cannot-tell', reason: 'other-order' }
        : check,
  ),
  order,
];

/** Of a scan that is the same in every order that is tried. */
export const noOtherOrder = (evidence: Evidence): Check => ({
  id: 'order',
  verdict: 'cannot-tell',
  evidence,
  stored: null,
  alternative: null,
  reason: 'alike',
});
