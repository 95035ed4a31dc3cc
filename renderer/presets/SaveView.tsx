import { type Candidate, candidatesOf, collectPreset } from '../../shared/presets/collect';
import { settingText } from '../../shared/presets/compare';
import { targetLabel } from '../../shared/targets';
import { Checkbox } from '../kit/Checkbox';
import { pendingWhy } from '../store/pending';
import { mineNamed, usePresetLibrary } from '../store/presetLibrary';
import { useDocument } from '../store/store';
import { AboutFields, aboutOf } from './AboutFields';
import { savePreset } from './actions';
import css from './Pane.module.css';
import { PaneForm } from './PaneForm';
import { NEW_FORM, type SaveForm, usePresets } from './store';

/** Whether a setting is included: all but paths by default. */
const isIn = ({ key, isPath }: Candidate, { turned }: SaveForm): boolean =>
  isPath === turned.includes(key);

/** Saves settings of the request as a preset. */
export function SaveView() {
  const draft = useDocument(({ draft }) => draft);
  const form = usePresets((state) => state.form);
  const library = usePresetLibrary();
  const candidates = candidatesOf(draft.target, draft);
  const chosen = candidates.filter((candidate) => isIn(candidate, form));
  const known = mineNamed(library, form.name);
  const change = (next: Partial<SaveForm>) => usePresets.setState({ form: { ...form, ...next } });
  const pending = useDocument(pendingWhy);
  const why = pending
    ? `Not saved: ${pending}`
    : chosen.length === 0
      ? 'Select at least one setting'
      : form.name.trim() === ''
        ? 'Enter a name'
        : known
          ? `Replaces your preset of this name`
          : '';
  const blocked = pending !== null || chosen.length === 0 || form.name.trim() === '';
  const save = async () => {
    const preset = collectPreset(
      {
        ...aboutOf(form),
        ...(form.forTarget ? { target: draft.target } : {}),
        ...(form.forWorkflow ? { workflow: draft.workflow } : {}),
      },
      chosen,
    );
    const id = await savePreset(preset, known?.id ?? null);
    if (id !== undefined) usePresets.setState({ form: NEW_FORM, query: '' });
  };
  return (
    <PaneForm
      label="Save as preset"
      why={why}
      action={known ? 'Replace preset' : 'Save preset'}
      blocked={blocked}
      onSave={() => void save()}
    >
      <h2>Save current settings as a preset</h2>
      <AboutFields about={form} onChange={change} />
      <fieldset className={css.choices}>
        <legend>Made for</legend>
        <Checkbox checked={form.forTarget} onChange={(forTarget) => change({ forTarget })}>
          {targetLabel(draft.target)}{' '}
          <small>you are warned when it is used for another target</small>
        </Checkbox>
        <Checkbox checked={form.forWorkflow} onChange={(forWorkflow) => change({ forWorkflow })}>
          {draft.workflow}
        </Checkbox>
      </fieldset>
      <Boxes candidates={candidates} form={form} onChange={change} />
    </PaneForm>
  );
}

interface BoxesProps {
  candidates: readonly Candidate[];
  form: SaveForm;
  onChange: (change: Partial<SaveForm>) => void;
}

function Boxes({ candidates, form, onChange }: BoxesProps) {
  const target = useDocument(({ draft }) => draft.target);
  const turn = (key: string) =>
    onChange({
      turned: form.turned.includes(key)
        ? form.turned.filter((other) => other !== key)
        : [...form.turned, key],
    });
  if (candidates.length === 0) return <p>No settings to save: you have not changed anything.</p>;
  return (
    <fieldset className={css.choices}>
      <legend>Settings to include</legend>
      {candidates.map((candidate) => (
        <Checkbox
          key={candidate.key}
          checked={isIn(candidate, form)}
          onChange={() => turn(candidate.key)}
        >
          <code>{candidate.name}</code> <code>{settingText(candidate, target)}</code>{' '}
          <small>
            {candidate.place === 'execution' ? 'execution' : ''}
            {candidate.isPath ? ' local path: excluded by default' : ''}
          </small>
        </Checkbox>
      ))}
    </fieldset>
  );
}
