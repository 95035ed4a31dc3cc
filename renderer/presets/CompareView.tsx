import { useState } from 'react';
import { compareSettings } from '../../shared/presets/compare';
import { type Setting, settingsOfPreset, settingsOfRequest } from '../../shared/presets/preset';
import { Button } from '../kit/Button';
import { counted } from '../kit/format';
import { Select } from '../kit/Select';
import { Switch } from '../kit/Switch';
import { tip } from '../kit/Tip';
import { compare, presetSourceId } from '../store/diffSources';
import { entryOf, usePresetLibrary } from '../store/presetLibrary';
import { showTab } from '../store/showTab';
import { useDocument, useStore } from '../store/store';
import { goTo } from './open';
import css from './Pane.module.css';
import { SettingTable } from './SettingTable';
import { REQUEST, usePresets } from './store';

/** Compares two presets, or a preset with the request, setting by setting. */
export function CompareView() {
  const library = usePresetLibrary();
  const compared = usePresets((state) => state.compared);
  const draft = useDocument(({ draft }) => draft);
  const [all, setAll] = useState(false);
  const settingsOf = (id: string): Setting[] => {
    const entry = entryOf(library, id);
    if (id === REQUEST) return settingsOfRequest(draft);
    return entry ? settingsOfPreset(entry.preset) : [];
  };
  const nameOf = (id: string) =>
    id === REQUEST ? 'This request' : (entryOf(library, id)?.preset.name ?? 'deleted');
  const rows = compareSettings(settingsOf(compared.a), settingsOf(compared.b), draft.target);
  const differing = rows.filter(({ kind }) => kind !== 'same');
  return (
    <div className={css.view}>
      <div className={css.content}>
        <h2>Compare presets</h2>
        <div className={css.line}>
          <SideSelect source="a" label="Left" />
          <SideSelect source="b" label="Right" />
          <Switch checked={all} onChange={setAll}>
            Equal settings
          </Switch>
        </div>
        <p role="status">
          {differing.length === 0
            ? 'No settings differ'
            : `${counted(differing.length, 'setting')} ${differing.length === 1 ? 'differs' : 'differ'}`}
          , {rows.length - differing.length} equal.
        </p>
        <SettingTable rows={all ? rows : differing} a={nameOf(compared.a)} b={nameOf(compared.b)} />
      </div>
      <footer className={css.foot}>
        <Button onClick={() => goTo('view')}>Back</Button>
        <Button {...tip('Compare the resulting payloads in the Diff tab')} onClick={showPayloads}>
          Compare payloads
        </Button>
      </footer>
    </div>
  );
}

/** Shows the payloads of both in the Diff tab. */
function showPayloads(): void {
  const { a, b } = usePresets.getState().compared;
  const side = (id: string) => (id === REQUEST ? 'draft' : presetSourceId(id));
  compare([side(a), side(b)]);
  useStore.setState({ overlay: null });
  showTab('diff');
}

function SideSelect({ source, label }: { source: 'a' | 'b'; label: string }) {
  const library = usePresetLibrary();
  const compared = usePresets((state) => state.compared);
  return (
    <span className={css.side}>
      <span aria-hidden="true">{label}</span>
      <Select
        label={label}
        value={compared[source]}
        choices={[
          { value: REQUEST, label: 'This request' },
          ...library.presets.map(({ id, preset }) => ({ value: id, label: preset.name })),
        ]}
        onChange={(id) => usePresets.setState({ compared: { ...compared, [source]: id } })}
      />
    </span>
  );
}
