import type { ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { findTarget, OFFERED_TARGETS, targetLabel } from '../../shared/targets';
import { DocumentName } from '../document/DocumentName';
import { SaveButton } from '../document/SaveButton';
import { withDraft } from '../store/document';
import { change } from '../store/edit';
import { chooseModel, openDataset } from '../store/files';
import { useDocument } from '../store/store';
import { rememberTarget } from '../store/target';
import { Chip } from './Chip';
import { EntryPointSelect } from './EntryPointSelect';
import { EnvironmentsButton } from './EnvironmentsButton';
import { ExportButton } from './ExportButton';
import css from './Header.module.css';
import { OutputFolder } from './OutputFolder';
import { SweepButton } from './SweepButton';
import { UndoRedo } from './UndoRedo';
import { WorkflowSwitch } from './WorkflowSwitch';

/** The full name of the target, which the control may cut off. */
function targetTitle(name: string): string {
  const target = findTarget(name);
  return target ? `${targetLabel(name)}: ${target.title}` : `Unknown target ${name}`;
}

/** Workflow, target, files and run setup, with sweep, undo and export; `children` follow the export. */
export function Header({ children }: { children: ReactNode }) {
  const draft = useDocument(
    useShallow(({ draft: { target, workflow, profile, cli_defaults, entry_point } }) => ({
      target,
      workflow,
      profile,
      cli_defaults,
      entry_point,
    })),
  );
  const dataset = useDocument((doc) => doc.dataset);
  const model = useDocument((doc) => doc.model);
  const training = draft.workflow === 'training';
  const profiles = Object.keys(findTarget(draft.target)?.profiles ?? {});
  const hasEntryPoints =
    (findTarget(draft.target)?.routes[draft.workflow].length ?? 0) > 0 ||
    draft.entry_point !== undefined;
  const known = OFFERED_TARGETS;
  return (
    <header className={css.header}>
      <div className={css.request}>
        <h1 className={css.logo}>Pinnboard</h1>
        <DocumentName />
        <WorkflowSwitch />
        <Chip label="target" field="target">
          <select
            aria-label="Target"
            title={targetTitle(draft.target)}
            value={draft.target}
            onChange={({ target }) => {
              change((doc) => withDraft(doc, { target: target.value }));
              rememberTarget(target.value);
            }}
          >
            {!findTarget(draft.target) && <option>{draft.target}</option>}
            {known.map(({ name }) => (
              <option key={name} value={name}>
                {targetLabel(name)}
              </option>
            ))}
          </select>
          <EnvironmentsButton />
        </Chip>
        <Chip
          label="dataset"
          field={training ? 'train_data_file' : 'test_data_file'}
          bad={dataset !== null && dataset.reading.status !== 'ok'}
        >
          <button
            type="button"
            aria-label={dataset ? `Dataset ${dataset.name}, open another` : 'Dataset, open…'}
            title={dataset?.path}
            onClick={() => void openDataset()}
          >
            {dataset ? <code>{dataset.name}</code> : 'open…'}
          </button>
        </Chip>
        {!training && (
          <Chip
            label="model"
            field="model_path"
            bad={model !== null && model.reading.status !== 'ok'}
          >
            <button
              type="button"
              aria-label={model ? `Model ${model.name}, choose another` : 'Model folder, choose…'}
              title={model?.path}
              onClick={() => void chooseModel()}
            >
              {model ? <code>{model.name}</code> : 'choose…'}
            </button>
          </Chip>
        )}
        <OutputFolder />
        {hasEntryPoints && <EntryPointSelect />}
        {(profiles.length > 0 || draft.profile !== null) && (
          <Chip label="profile" field="profile">
            <select
              aria-label="Profile"
              title="Predefined bundle of settings; your own settings override it"
              value={draft.profile ?? ''}
              onChange={({ target }) =>
                change((doc) =>
                  withDraft(doc, { profile: target.value === '' ? null : target.value }),
                )
              }
            >
              <option value="">none</option>
              {[...new Set([...profiles, ...(draft.profile === null ? [] : [draft.profile])])].map(
                (name) => (
                  <option key={name}>{name}</option>
                ),
              )}
            </select>
          </Chip>
        )}
        <label className={css.switch} title="Use the defaults of PtychoPINN's command line">
          <input
            type="checkbox"
            role="switch"
            checked={draft.cli_defaults}
            aria-checked={draft.cli_defaults}
            onChange={({ target }) =>
              change((doc) => withDraft(doc, { cli_defaults: target.checked }))
            }
          />
          CLI defaults
        </label>
      </div>
      <SweepButton />
      <UndoRedo />
      <SaveButton />
      <ExportButton />
      {children}
    </header>
  );
}
