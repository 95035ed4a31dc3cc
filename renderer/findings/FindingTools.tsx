import type { Finding } from '../../shared/findings/finding';
import { MARK_FACTS } from '../kit/findings/outcomes';
import { counted } from '../kit/format';
import { SearchBox } from '../kit/SearchBox';
import css from './FindingTools.module.css';
import {
  type Choice,
  choices,
  isFiltering,
  KINDS,
  type Kind,
  NO_FILTER,
  type Stage,
  toggled,
} from './filter';
import { useFindingFilter } from './store';

/** Shorter lists need no headings, no filter and no search. */
export const LONG_FROM = 11;

const titleOf = (kind: Kind): string =>
  kind === 'acknowledged' ? 'Acknowledged' : MARK_FACTS[kind].title;
const KIND_TITLES = Object.fromEntries(KINDS.map((kind) => [kind, titleOf(kind)])) as {
  readonly [kind in Kind]: string;
};
const STAGE_TITLES: { readonly [stage in Stage]: string } = {
  factory: 'Configuration',
  load: 'Loading',
  train: 'Training',
  infer: 'Inference',
};

type Props = { findings: readonly Finding[]; shown: number };

/** Search, filters and count of the findings. */
export function FindingTools({ findings, shown }: Props) {
  const filter = useFindingFilter();
  const filtering = isFiltering(filter);
  const { kinds, stages } = choices(findings, filter);
  const set = useFindingFilter.setState;
  return (
    <div className={css.tools}>
      {(findings.length >= LONG_FROM || filter.query !== '') && (
        <SearchBox
          label="Search findings"
          value={filter.query}
          onChange={(query) => set({ query })}
        />
      )}
      {(findings.length >= LONG_FROM || filtering) && (
        <div className={css.line}>
          <Chips
            label="By outcome"
            chips={kinds}
            titles={KIND_TITLES}
            onToggle={(kind) => set({ kinds: toggled(filter.kinds, kind) })}
          />
          <Chips
            label="By stage"
            chips={stages}
            titles={STAGE_TITLES}
            onToggle={(stage) => set({ stages: toggled(filter.stages, stage) })}
          />
        </div>
      )}
      <div className={css.line}>
        <span className={css.count} role={filtering ? 'status' : undefined}>
          {filtering
            ? `${shown} of ${counted(findings.length, 'finding')}`
            : counted(findings.length, 'finding')}
        </span>
        {filtering && (
          <button
            type="button"
            className="link"
            onClick={() => useFindingFilter.setState(NO_FILTER)}
          >
            Show all
          </button>
        )}
      </div>
    </div>
  );
}

interface ChipsProps<T extends string> {
  label: string;
  chips: readonly Choice<T>[];
  titles: { readonly [id in T]: string };
  onToggle: (id: T) => void;
}

function Chips<T extends string>({ label, chips, titles, onToggle }: ChipsProps<T>) {
  if (chips.length < 2 && !chips.some(({ chosen }) => chosen)) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: toggle buttons, not form controls.
    <div className={css.chips} role="group" aria-label={label}>
      {chips.map(({ id, count, chosen }) => (
        <button
          key={id}
          type="button"
          className={css.chip}
          data-kind={id}
          aria-pressed={chosen}
          onClick={() => onToggle(id)}
        >
          {titles[id]} <b>{count}</b>
        </button>
      ))}
    </div>
  );
}
