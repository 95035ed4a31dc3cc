import { compareSettings } from '../../shared/presets/compare';
import { misfits, misfitText } from '../../shared/presets/fit';
import type { PresetEntry, Source } from '../../shared/presets/library';
import { keyOf, settingsOfPreset, settingsOfRequest } from '../../shared/presets/preset';
import { Button } from '../kit/Button';
import { entryOf, usePresetLibrary } from '../store/presetLibrary';
import { useDocument } from '../store/store';
import { deletePreset, exportPreset, savePreset } from './actions';
import { InUse } from './InUse';
import { goTo } from './open';
import css from './Pane.module.css';
import { SettingTable } from './SettingTable';
import { usePresets } from './store';

/** One preset: description, its settings next to those of the request, and actions. */
export function PresetView() {
  const library = usePresetLibrary();
  const entry = entryOf(
    library,
    usePresets((state) => state.selected),
  );
  return (
    <div className={css.view}>
      <div className={css.content}>
        <InUse />
        {entry ? <Shown entry={entry} /> : <Nothing />}
      </div>
      {entry && <Actions entry={entry} />}
    </div>
  );
}

function Nothing() {
  return (
    <p className={css.lead}>
      A preset is a named set of settings: overrides, execution options and a profile. Select one on
      the left to see its settings, or save your current settings as a preset.
    </p>
  );
}

const FROM: { readonly [source in Source]: string } = {
  mine: 'your presets',
  team: 'team folder',
  example: 'examples',
};

function Shown({ entry: { source, preset } }: { entry: PresetEntry }) {
  const draft = useDocument(({ draft }) => draft);
  const settings = settingsOfPreset(preset);
  const keys = new Set(settings.map(keyOf));
  const rows = compareSettings(
    settingsOfRequest(draft).filter((setting) => keys.has(keyOf(setting))),
    settings,
    draft.target,
  );
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['from', FROM[source]],
    ['made for', [preset.target, preset.workflow].filter(Boolean).join(', ') || undefined],
    ['author', preset.author],
    ['source', preset.source],
  ];
  return (
    <>
      <h2>{preset.name}</h2>
      {preset.description !== '' && <p className={css.description}>{preset.description}</p>}
      <dl className={css.facts}>
        {facts.map(
          ([word, text]) =>
            text !== undefined && (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {misfits(draft, [preset]).map((misfit) => (
        <p key={misfit.what} className={css.warning}>
          <strong>Warning</strong> {misfitText(misfit)}
        </p>
      ))}
      <SettingTable rows={rows} a="This request" b="Preset" />
    </>
  );
}

function Actions({ entry: { id, source, preset } }: { entry: PresetEntry }) {
  return (
    <footer className={css.foot}>
      {source === 'mine' ? (
        <>
          <Button onClick={() => void deletePreset(id)}>Delete</Button>
          <Button onClick={() => goTo('edit')}>Edit…</Button>
        </>
      ) : (
        <Button onClick={() => void savePreset(preset, null)}>Copy to my presets</Button>
      )}
      <Button onClick={() => void exportPreset(preset)}>Export…</Button>
      <Button onClick={() => goTo('compare')}>Compare…</Button>
      <Button variant="primary" onClick={() => goTo('apply')}>
        Apply…
      </Button>
    </footer>
  );
}
