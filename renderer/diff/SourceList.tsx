import { type ReactElement, useEffect } from 'react';
import { LEAST_SOURCES, MOST_SOURCES } from '../../shared/diff/diff';
import type { DiffSource } from '../../shared/diff/source';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { letterOf } from '../kit/fields/letters';
import { Icon } from '../kit/Icon';
import { keyOf } from '../kit/keyText';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../kit/Menu';
import {
  compareAlso,
  compareNoMore,
  openSource,
  setBaseline,
  sourceChoices,
} from '../store/diffSources';
import { readPresets, usePresetLibrary } from '../store/presetLibrary';
import { useStore } from '../store/store';
import css from './SourceList.module.css';

/** The compared sources: which one is the baseline, others in their place, and adding one. */
export function SourceList({ sources }: { sources: readonly (DiffSource | undefined)[] }) {
  const compared = useStore((state) => state.compared);
  const baseline = useStore((state) => state.baseline);
  useEffect(() => void readPresets(), []);
  const isFew = compared.length <= LEAST_SOURCES;
  return (
    <section className={css.sources} aria-label="Compared sources">
      <ul className={css.list}>
        {compared.map((id, i) => {
          const label = sources[i]?.label ?? '…';
          return (
            <li key={id} className={css.source}>
              <b className={css.letter}>{letterOf(i)}</b>
              <SourceMenu
                inPlaceOf={id}
                trigger={
                  <button
                    type="button"
                    className={css.name}
                    aria-label={`Source ${letterOf(i)}: ${label}`}
                  >
                    <span>{label}</span>
                    <Icon name="down" size={14} />
                  </button>
                }
              />
              {id === baseline ? (
                <Button
                  small
                  className={css.baseline}
                  aria-pressed
                  tip="Values that differ from it are marked. Press to compare without a baseline."
                  onClick={() => setBaseline(null)}
                >
                  Baseline
                </Button>
              ) : (
                <Button
                  small
                  variant="ghost"
                  aria-pressed={false}
                  tip={`Compare with ${label}`}
                  onClick={() => setBaseline(id)}
                >
                  Baseline
                </Button>
              )}
              <Button
                small
                variant="ghost"
                icon="close"
                label={`Remove ${label}`}
                disabled={isFew && 'A comparison has at least two sources.'}
                onClick={() => compareNoMore(id)}
              />
            </li>
          );
        })}
      </ul>
      <p className={css.more}>
        <SourceMenu
          trigger={
            <Button
              small
              variant="ghost"
              icon="plus"
              disabled={
                compared.length >= MOST_SOURCES && `At most ${MOST_SOURCES} sources are compared.`
              }
            >
              Add source
            </Button>
          }
        />
        <Button
          small
          variant="ghost"
          icon="copy"
          keys={keyOf('duplicate')}
          tip="Go on with a copy, and compare it with this configuration"
          onClick={() => dispatch('duplicate')}
        >
          Duplicate as a variant
        </Button>
      </p>
    </section>
  );
}

/** What can be compared; `inPlaceOf` is the source that the chosen one replaces. */
function SourceMenu({ trigger, inPlaceOf }: { trigger: ReactElement; inPlaceOf?: string }) {
  const history = useStore((state) => state.history);
  const pinnedSources = useStore((state) => state.pinnedSources);
  const compared = useStore((state) => state.compared);
  const presets = usePresetLibrary((state) => state.presets);
  return (
    <Menu trigger={trigger}>
      {sourceChoices({ history, pinnedSources }, presets).map(({ title, choices }) => (
        <MenuGroup key={title} label={title}>
          {choices.map(({ id, label }) => (
            <MenuItem
              key={id}
              icon={id === inPlaceOf ? 'ok' : undefined}
              disabled={compared.includes(id) && id !== inPlaceOf ? 'compared already' : undefined}
              onSelect={() => compareAlso(id, inPlaceOf)}
            >
              {label}
            </MenuItem>
          ))}
        </MenuGroup>
      ))}
      <MenuSeparator />
      <MenuItem icon="folder" onSelect={() => openSource(inPlaceOf)}>
        Open a payload file…
      </MenuItem>
    </Menu>
  );
}
