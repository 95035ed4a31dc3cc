import { useState } from 'react';
import { OFFERED_TARGETS, targetLabel } from '../../shared/targets';
import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { Select } from '../kit/Select';
import { useDocument, useStore } from '../store/store';
import css from './UpgradeDialog.module.css';
import { UpgradePreview } from './UpgradePreview';

/** Chooses another target and shows what an upgrade changes. */
export function UpgradeDialog() {
  const current = useDocument(({ draft }) => draft.target);
  const others = OFFERED_TARGETS.filter(({ name }) => name !== current);
  // A draft that cannot be installed is never chosen on the user's behalf.
  const [to, setTo] = useState(() => others.find(({ traits }) => traits.run.runs)?.name ?? '');
  return (
    <Dialog label="Upgrade to another PtychoPINN">
      <div className={css.sheet}>
        <header>
          <h2>Upgrade to another PtychoPINN</h2>
          <Select
            label="Upgrade to"
            value={to}
            choices={[
              ...(to === '' ? [{ value: '', label: 'Choose a version…' }] : []),
              ...others.map(({ name }) => ({ value: name, label: targetLabel(name) })),
            ]}
            onChange={setTo}
          />
          <Button onClick={() => useStore.setState({ overlay: null })}>Close</Button>
        </header>
        <div className={css.content}>
          {to === '' ? (
            <p>Choose the version to upgrade to. The preview shows what changes.</p>
          ) : (
            <UpgradePreview key={to} to={to} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
