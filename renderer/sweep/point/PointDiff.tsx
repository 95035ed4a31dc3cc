import { useMemo } from 'react';
import { diffSources, isDifferent } from '../../../shared/diff/diff';
import type { Resolution } from '../../../shared/factory/resolution';
import { DiffSection } from '../../kit/fields/DiffSection';
import { counted } from '../../kit/format';
import type { Planned } from '../store';

interface Props {
  readonly planned: Planned;
  readonly resolution: Resolution;
  readonly label: string;
}

/** The payload fields that differ from the base. */
export function PointDiff({ planned, resolution, label }: Props) {
  const { base } = planned;
  const { target, workflow } = planned.spec.base;
  const diff = useMemo(
    () =>
      diffSources(
        { label: 'Base', target, workflow, provenance: base },
        { label, target, workflow, provenance: resolution.provenance },
      ),
    [base, resolution, label, target, workflow],
  );
  const sections = diff.sections
    .map((section) => ({ ...section, rows: section.rows.filter(isDifferent) }))
    .filter(({ rows }) => rows.length > 0);
  const differing = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <section aria-label="Difference from the base">
      <h4>
        {differing === 0
          ? 'No fields differ from the base'
          : `${counted(differing, 'field')} ${differing === 1 ? 'differs' : 'differ'} from the base`}
      </h4>
      {sections.map(({ title, rows, counts }) => (
        <DiffSection key={title} title={title} rows={rows} counts={counts} diff={diff} />
      ))}
    </section>
  );
}
