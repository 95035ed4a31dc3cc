import { formatValue } from '../../shared/values/python';
import { Button } from '../kit/Button';
import { FindingLine } from '../kit/findings/FindingLine';
import { applyRequestEdits } from '../store/edit';
import { useStore } from '../store/store';
import css from './OrphanRow.module.css';
import type { OrphanSetting } from './setting';

/** A setting of the request that the form has no field for: its value, and a button that removes it. */
export function OrphanRow({ edit }: { edit: OrphanSetting }) {
  const findings = useStore((state) => state.resolution.findings);
  const { op, name, value } = edit;
  return (
    <div className={css.row} data-field={name}>
      <span>
        <code>{name}</code>
        <small>{op === 'clear-execution' ? 'execution' : 'override'}</small>
      </span>
      <code className={css.value}>{formatValue(value)}</code>
      <Button small aria-label={`Remove ${name}`} onClick={() => applyRequestEdits([{ op, name }])}>
        Remove
      </Button>
      {findings
        .filter(({ fields }) => fields[0] === name)
        .map((finding) => (
          <FindingLine key={finding.rule} finding={finding} />
        ))}
    </div>
  );
}
