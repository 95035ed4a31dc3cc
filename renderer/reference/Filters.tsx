import { SEVERITIES } from '../../shared/findings/finding';
import { PAGE_KINDS, referenceEntries } from '../../shared/reference/entries';
import { Checkbox } from '../kit/Checkbox';
import { Select } from '../kit/Select';
import { Tip } from '../kit/Tip';
import css from './Filters.module.css';
import { searchReference, useReference } from './store';

const KIND_WORDS = {
  all: 'All',
  rule: 'Rules',
  field: 'Fields',
  array: 'Arrays',
  evidence: 'Evidence',
} as const;
const SEVERITY_WORDS = {
  all: 'any severity',
  error: 'errors',
  warning: 'warnings',
  info: 'info',
} as const;

/** Filters of the page list. */
export function Filters({ count }: { count: number }) {
  const { kind, severity, raisedOnly } = useReference();
  const counts = (wanted: (typeof PAGE_KINDS)[number] | 'all') =>
    referenceEntries().filter((page) => wanted === 'all' || page.kind === wanted).length;
  return (
    <div className={css.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form controls. */}
      <div className={css.kinds} role="group" aria-label="Page type">
        {(['all', ...PAGE_KINDS] as const).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={kind === name}
            onClick={() =>
              searchReference({ kind: name, ...(name === 'rule' ? {} : { severity: 'all' }) })
            }
          >
            {KIND_WORDS[name]} <small>{counts(name)}</small>
          </button>
        ))}
      </div>
      <div className={css.line}>
        <Select
          small
          label="Severity of rules"
          value={severity}
          choices={(['all', ...SEVERITIES] as const).map((name) => ({
            value: name,
            label: SEVERITY_WORDS[name],
          }))}
          onChange={(chosen) =>
            searchReference({ severity: chosen, ...(chosen === 'all' ? {} : { kind: 'rule' }) })
          }
        />
        <Tip text="Only rules with findings in this request, and their fields">
          <Checkbox checked={raisedOnly} onChange={(next) => searchReference({ raisedOnly: next })}>
            with findings
          </Checkbox>
        </Tip>
        <span className={css.count} role="status">
          {count} {count === 1 ? 'page' : 'pages'}
        </span>
      </div>
    </div>
  );
}
