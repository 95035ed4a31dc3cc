import { findTarget } from '../../../shared/targets';
import { Select } from '../../kit/Select';
import { Switch } from '../../kit/Switch';
import { withDraft } from '../../store/document';
import { change } from '../../store/edit';
import { useDocument } from '../../store/store';
import css from './RunSetup.module.css';

/** Profile and command-line defaults: what fills in settings that the user left open. */
export function Conditions() {
  const target = useDocument(({ draft }) => draft.target);
  const profile = useDocument(({ draft }) => draft.profile);
  const cliDefaults = useDocument(({ draft }) => draft.cli_defaults);
  const known = Object.keys(findTarget(target)?.profiles ?? {});
  const profiles = [...new Set([...known, ...(profile === null ? [] : [profile])])];
  return (
    <div className={css.conditions}>
      {profiles.length > 0 && (
        <>
          <span className={css.about}>Profile</span>
          <Select
            label="Profile"
            data-field="profile"
            value={profile}
            choices={[
              { value: null, label: 'none' },
              ...profiles.map((value) => ({ value, label: value })),
            ]}
            onChange={(value) => change((doc) => withDraft(doc, { profile: value }))}
          />
        </>
      )}
      <span className={css.about}>CLI defaults</span>
      <span data-field="cli_defaults">
        <Switch
          checked={cliDefaults}
          onChange={(checked) => change((doc) => withDraft(doc, { cli_defaults: checked }))}
        >
          use the command’s defaults
        </Switch>
      </span>
    </div>
  );
}
