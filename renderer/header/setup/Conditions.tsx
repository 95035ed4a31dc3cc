import { findTarget } from '../../../shared/targets';
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
        <label data-field="profile">
          <span>Profile</span>
          <select
            value={profile ?? ''}
            onChange={({ target: { value } }) =>
              change((doc) => withDraft(doc, { profile: value === '' ? null : value }))
            }
          >
            <option value="">none</option>
            {profiles.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <label data-field="cli_defaults">
        <span>CLI defaults</span>
        <span className={css.check}>
          <input
            type="checkbox"
            aria-label="CLI defaults"
            checked={cliDefaults}
            onChange={({ target: { checked } }) =>
              change((doc) => withDraft(doc, { cli_defaults: checked }))
            }
          />
          use the command’s
        </span>
      </label>
    </div>
  );
}
