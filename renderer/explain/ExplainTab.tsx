import type { Story } from '../../shared/factory/story';
import type { FormRow } from '../../shared/form/rows';
import { findTarget } from '../../shared/targets';
import { typeName } from '../../shared/values/parse';
import { formatValue } from '../../shared/values/python';
import { rangeText } from '../form/controls';
import { LayerBadge } from '../form/LayerBadge';
import { reveal } from '../store/reveal';
import { useRows } from '../store/rows';
import { useDraft, useStore } from '../store/store';
import css from './ExplainTab.module.css';

const STATUS_WORDS = { won: 'used', shadowed: 'shadowed', off: 'layer off' } as const;

/** Where the value of the field in hand comes from, layer by layer, in every section it lands in. */
export function ExplainTab() {
  const rows = useRows();
  const name = useStore((state) => state.activeRow);
  const row = rows.find((r) => r.name === name);
  if (!row)
    return (
      <p className={css.empty}>
        Go to a field in the form: here you read which layer its value comes from, what that layer
        shadows, and where the value lands.
      </p>
    );
  return <Explained row={row} />;
}

function Explained({ row }: { row: FormRow }) {
  const provenance = useStore((state) => state.resolution.provenance);
  const target = useDraft((draft) => draft.target);
  const sections = findTarget(target)?.sections;
  const facts = [typeName(row.type), row.unit ? `in ${row.unit}` : '', rangeText(row.range)];
  const others = row.names.filter((name) => name !== row.name);
  return (
    <article className={css.explained}>
      <header>
        <h3>
          <button type="button" className="link" onClick={() => reveal([row.name])}>
            {row.label}
          </button>{' '}
          <code>{row.name}</code>
        </h3>
        <p>{row.help}</p>
        <p className={css.dim}>
          {facts.filter(Boolean).join(' · ')}
          {row.knob ? ' · set through the execution config' : ''}
          {others.length > 0 && (
            <>
              {' · also set by '}
              <code>{others.join(', ')}</code>
            </>
          )}
        </p>
      </header>
      {row.lands.map(({ section, name }) => {
        const story = provenance[section]?.[name];
        if (!story) return null;
        const type = sections?.[section][name]?.type;
        return (
          <StoryTable
            key={`${section}.${name}`}
            title={`${section}.${name}`}
            story={story}
            text={(value) => formatValue(value, type)}
          />
        );
      })}
      <p className={css.dim}>
        Lands in{' '}
        <code>{row.lands.map(({ section, name }) => `${section}.${name}`).join(', ')}</code>.
      </p>
    </article>
  );
}

interface TableProps {
  title: string;
  story: Story;
  text: (value: Story['value']) => string;
}

function StoryTable({ title, story, text }: TableProps) {
  const overridden = story.contributions.some(({ layer }) => layer === 'override');
  return (
    <table className={css.story}>
      <caption>
        <code>{title}</code>
      </caption>
      <thead>
        <tr>
          <th scope="col">Layer</th>
          <th scope="col">Value</th>
          <th scope="col">Where from</th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {!overridden && (
          <tr>
            <th scope="row">
              <LayerBadge layer="override" set />
            </th>
            <td className={css.dim} colSpan={3}>
              not set
            </td>
          </tr>
        )}
        {story.contributions.map(({ layer, value, detail, status }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: contributions have a rank and no other identity.
          <tr key={i} data-status={status}>
            <th scope="row">
              <LayerBadge layer={layer} set />
            </th>
            <td>
              <code>{text(value)}</code>
            </td>
            <td className={css.detail}>{detail}</td>
            <td className={css.status}>{STATUS_WORDS[status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
