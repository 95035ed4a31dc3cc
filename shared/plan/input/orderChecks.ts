/** Whether another order of the positions explains the patterns better, by predictions or by fits: what both say alike. */
import type { Check } from '../../dataset/inputChecks';

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
