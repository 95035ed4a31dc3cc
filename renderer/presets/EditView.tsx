import { entryOf, mineNamed, usePresetLibrary } from '../store/presetLibrary';
import { AboutFields, aboutOf } from './AboutFields';
import { savePreset } from './actions';
import css from './Pane.module.css';
import { PaneForm } from './PaneForm';
import { usePresets } from './store';

/** Edits name, description, author and source of one of the user's presets. */
export function EditView() {
  const library = usePresetLibrary();
  const entry = entryOf(
    library,
    usePresets((state) => state.selected),
  );
  const edited = usePresets((state) => state.edited);
  if (!entry) return <p className={css.content}>This preset no longer exists.</p>;
  const other = mineNamed(library, edited.name);
  const taken = other !== undefined && other.id !== entry.id;
  const why =
    edited.name.trim() === ''
      ? 'Enter a name'
      : taken
        ? 'You have another preset with this name'
        : '';
  const save = () => {
    const { author: _author, source: _source, ...rest } = entry.preset;
    void savePreset({ ...rest, ...aboutOf(edited) }, entry.id);
  };
  return (
    <PaneForm label="Edit preset" why={why} action="Save" blocked={why !== ''} onSave={save}>
      <h2>Edit {entry.preset.name}</h2>
      <AboutFields
        about={edited}
        onChange={(change) => usePresets.setState({ edited: { ...edited, ...change } })}
      />
      <p>To change its settings, apply the preset, edit the form, and save under the same name.</p>
    </PaneForm>
  );
}
