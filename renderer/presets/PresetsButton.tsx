import { counted } from '../kit/format';
import { tip } from '../kit/Tip';
import { useDocument } from '../store/store';
import { openPresets } from './open';

/** Opens the presets; shows how many were applied to the request. */
export function PresetsButton() {
  const used = useDocument(
    ({ origins }) => new Set(Object.values(origins).map(({ preset }) => preset)).size,
  );
  return (
    <button
      type="button"
      {...tip('Named settings: apply, save, share and compare them')}
      onClick={openPresets}
    >
      {used === 0 ? 'Presets…' : `${counted(used, 'preset')}…`}
    </button>
  );
}
