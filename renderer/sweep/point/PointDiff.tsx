import { useMemo } from 'react';
import { diffSources, filterDiff } from '../../../shared/diff/diff';
import type { Resolution } from '../../../shared/factory/resolution';
import { DiffTable } from '../../kit/fields/DiffTable';
import { counted } from '../../kit/format';
import type { Planned } from '../store';

interface Props {
  readonly planned: Planned;
  readonly resolution: Resolution;
  readonly label: string;
}

/** The settings that differ from the base. */
export function PointDiff({ planned, resolution, label }: Props) {
  const { base } = planned;
  const { target, workflow } = planned.spec.base;
  const diff = useMemo(
    () =>
      diffSources([
        { label: 'Base', target, workflow, provenance: base },
        { label, target, workflow, provenance: resolution.provenance },
      ]),
    [base, resolution, label, target, workflow],
  );
  const { differs } = diff.counts;
  return (
    <section aria-label="Difference from the base">
      <h4>
        {differs === 0
          ? 'No settings differ from the base'
          : `${counted(differs, 'setting')} ${differs === 1 ? 'differs' : 'differ'} from the base`}
      </h4>
      {differs > 0 && (
        <DiffTable
          diff={diff}
          groups={filterDiff(diff, ({ kind }) => kind === 'differs')}
          label="Difference from the base"
        />
      )}
    </section>
  );
}
