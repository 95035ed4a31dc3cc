/** The execution config: what is set, else its default; whether an override of an option's name reaches it is a trait. */
import { type Candidate, originOfLayer } from '../../provenance/provenance';
import { own } from '../../values/value';
import type { CandidateTable } from './table';

/** The candidates of an option, highest first; none for a name that is no option. */
export function optionCandidates(table: CandidateTable, option: string): Candidate[] {
  const { target } = table;
  const fact = own(target.sections.execution_config, option);
  if (!fact) return [];
  const override = table.override(option);
  const set = table.option(option);
  const candidates: Candidate[] = [];
  if (override !== undefined)
    candidates.push(
      target.traits.factory.optionOverrides === 'set'
        ? { layer: 'override', value: override, detail: 'override' }
        : {
            layer: 'override',
            value: override,
            detail: 'override, ignored by the execution config',
            off: true,
          },
    );
  if (set !== undefined)
    candidates.push({ layer: 'execution', value: set, detail: 'set in the execution config' });
  candidates.push({
    layer: 'execution',
    origin: 'default',
    value: fact.default ?? null,
    detail: 'execution config default',
  });
  return candidates;
}

/** What options give a field of the training and inference sections where they outrank its defaults. */
export function fromOptions(table: CandidateTable, field: string): Candidate[] {
  const same = optionCandidates(table, field).filter(({ layer }) => layer === 'execution');
  const batch =
    table.request.workflow === 'inference' && field === 'batch_size'
      ? optionCandidates(table, 'inference_batch_size')[0]
      : undefined;
  if (!batch || batch.value === null) return same;
  return [
    ...same,
    {
      layer: 'execution',
      origin: batch.origin ?? originOfLayer(batch.layer),
      value: batch.value,
      detail: `inference_batch_size: ${batch.detail}`,
    },
  ];
}
