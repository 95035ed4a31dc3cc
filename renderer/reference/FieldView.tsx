import { isSetByUser } from '../../shared/provenance/provenance';
import type { FieldPage, Meaning } from '../../shared/reference/entries';
import { findTarget } from '../../shared/targets';
import { formatValue } from '../../shared/values/python';
import { closeOverlay } from '../kit/closeOverlay';
import { LayerBadge } from '../kit/fields/LayerBadge';
import { reveal } from '../store/reveal';
import { rowNamed } from '../store/rows';
import { showTab } from '../store/showTab';
import { useResolved, useStore } from '../store/store';
import { MeaningSection } from './MeaningSection';
import css from './Page.module.css';
import { AboutRules, FindingsNow } from './sections';

/** What a field does, its type, its sections, and its value in this request. */
export function FieldView({ page }: { page: FieldPage }) {
  const place = page.meanings[0]?.places[0];
  return (
    <>
      <header className={css.head}>
        <h2>{page.title}</h2>
        <p className={css.names}>
          {page.names.map((name) => (
            <code key={name}>{name}</code>
          ))}
          <span>
            {page.chapter}
            {place && `, ${place.level}`}
          </span>
        </p>
      </header>
      <ValueNow page={page} />
      {page.meanings.map((meaning) => (
        <MeaningSection
          key={meaning.help}
          meaning={meaning}
          heading={page.meanings.length > 1 ? headingOf(meaning, page) : null}
        />
      ))}
      <AboutRules rules={page.rules} />
      <FindingsNow page={page} />
    </>
  );
}

/** What distinguishes one meaning from the others: its label, or its sections. */
function headingOf({ label, places }: Meaning, { meanings }: FieldPage): string {
  const alike = meanings.filter((other) => other.label === label).length > 1;
  const sections = [...new Set(places.map(({ section }) => section))].join(', ');
  return alike ? `${label} in ${sections}` : label;
}

/** The current value of the field, with links to it. */
function ValueNow({ page }: { page: FieldPage }) {
  const draft = useResolved(({ draft }) => draft);
  const provenance = useStore((state) => state.resolution.provenance);
  const row = rowNamed(draft, page.names);
  const destination = row?.destinations[0];
  const current = destination && provenance[destination.section]?.[destination.name];
  if (!row) return <p className={css.dim}>Not a field of this target and workflow.</p>;
  const type =
    destination && findTarget(draft.target)?.sections[destination.section][destination.name]?.type;
  return (
    <p className={css.now}>
      {current ? (
        <>
          Current value <code>{formatValue(current.value, type)}</code>
          <LayerBadge layer={current.layer} set={isSetByUser(current)} />
        </>
      ) : (
        'PtychoPINN rejects this configuration before it sets this value.'
      )}
      <button type="button" className="link" onClick={() => closeOverlay(() => reveal([row.name]))}>
        Go to the field
      </button>
      <button
        type="button"
        className="link"
        onClick={() =>
          closeOverlay(() => {
            useStore.setState({ activeRow: row.name });
            showTab('explain');
          })
        }
      >
        Explain value
      </button>
    </p>
  );
}
