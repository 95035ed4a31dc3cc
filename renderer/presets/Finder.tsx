import type { KeyboardEvent } from 'react';
import {
  findPresets,
  type PresetEntry,
  SOURCE_WORDS,
  SOURCES,
  type Source,
} from '../../shared/presets/library';
import { settingsOfPreset } from '../../shared/presets/preset';
import { Button } from '../kit/Button';
import { counted } from '../kit/format';
import { tip } from '../kit/Tip';
import { usePresetLibrary } from '../store/presetLibrary';
import { useDocument } from '../store/store';
import { changeTeam, importPreset } from './actions';
import css from './Finder.module.css';
import { goTo } from './open';
import { usePresets } from './store';

/** All presets by source, and buttons to add more. */
export function Finder() {
  const library = usePresetLibrary();
  const query = usePresets((state) => state.query);
  const found = findPresets(library.presets, query);
  const team = library.team;
  return (
    <section className={css.finder} aria-label="Presets">
      <input
        type="search"
        className={css.search}
        aria-label="Search presets"
        placeholder="Search presets and settings"
        data-own-undo
        spellCheck={false}
        value={query}
        onChange={({ target }) => usePresets.setState({ query: target.value })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(event, 1);
        }}
      />
      <div className={css.list} data-preset-list>
        {SOURCES.map((source) => (
          <Group
            key={source}
            source={source}
            entries={found.filter((entry) => entry.source === source)}
          />
        ))}
        {found.length === 0 && query.trim() !== '' && (
          <p className={css.none}>No presets match “{query.trim()}”.</p>
        )}
      </div>
      <div className={css.tools}>
        <Button small onClick={() => goTo('save')}>
          Save current settings…
        </Button>
        <Button small onClick={() => void importPreset()}>
          Import…
        </Button>
        <p className={css.team}>
          {team ? (
            <>
              Team folder <code {...tip(team.folder)}>{team.folder}</code>{' '}
              <button type="button" className="link" onClick={() => void changeTeam('choose')}>
                Change…
              </button>{' '}
              <button
                type="button"
                className="link"
                aria-label="Remove team folder"
                onClick={() => void changeTeam('forget')}
              >
                Remove
              </button>
            </>
          ) : (
            <button type="button" className="link" onClick={() => void changeTeam('choose')}>
              Choose team folder…
            </button>
          )}
        </p>
      </div>
    </section>
  );
}

/** Goes to the next or previous preset. */
function step(event: KeyboardEvent<HTMLElement>, by: 1 | -1): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-preset-list] button')];
  const at =
    document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  const next = buttons[at < 0 ? 0 : at + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Group({ source, entries }: { source: Source; entries: readonly PresetEntry[] }) {
  const broken = usePresetLibrary((state) => state.broken).filter((file) => file.source === source);
  const team = usePresetLibrary((state) => state.team);
  const query = usePresets((state) => state.query);
  if (source === 'team' && !team) return null;
  const empty = entries.length === 0 && query.trim() === '';
  return (
    <section aria-label={SOURCE_WORDS[source]}>
      <h3 className={css.source}>{SOURCE_WORDS[source]}</h3>
      {source === 'team' && team && team.problem !== null && (
        <p className={css.broken}>
          <strong>Folder</strong> {team.problem}
        </p>
      )}
      {empty && (
        <p className={css.none}>
          {source === 'mine'
            ? 'None yet. Save your current settings or import a file.'
            : 'No presets in this folder.'}
        </p>
      )}
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
        {broken.map(({ file, problem }) => (
          <li key={file} className={css.broken}>
            <strong>Invalid</strong> <code>{file}</code> {problem}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry: { id, preset } }: { entry: PresetEntry }) {
  const shown = usePresets(({ selected, mode }) => selected === id && mode !== 'save');
  const target = useDocument(({ draft }) => draft.target);
  const workflow = useDocument(({ draft }) => draft.workflow);
  const misfit =
    (preset.target ?? target) !== target
      ? preset.target
      : (preset.workflow ?? workflow) !== workflow
        ? preset.workflow
        : undefined;
  return (
    <li>
      <button
        type="button"
        className={css.entry}
        aria-current={shown || undefined}
        onClick={() => usePresets.setState({ selected: id, mode: 'view', problem: null })}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(event, 1);
          if (event.key === 'ArrowUp') step(event, -1);
        }}
      >
        <span className={css.name}>{preset.name}</span>
        <span className={css.detail}>
          {counted(settingsOfPreset(preset).length, 'setting')}
          {misfit !== undefined && <em>for {misfit}</em>}
        </span>
      </button>
    </li>
  );
}
