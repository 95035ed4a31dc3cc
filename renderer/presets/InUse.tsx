import { counted } from '../kit/format';
import { tip } from '../kit/Tip';
import { useDocument } from '../store/store';
import { presetsInUse } from './marks';
import css from './Pane.module.css';
import { forgetOrigins } from './plan';

/** Which presets were applied to the request, and how many of their settings were changed since. */
export function InUse() {
  const draft = useDocument((doc) => doc.draft);
  const origins = useDocument((doc) => doc.origins);
  const used = presetsInUse({ draft, origins });
  if (used.length === 0) return null;
  return (
    <p className={css.used}>
      In this request:{' '}
      {used.map(({ preset, settings, changed }) => (
        <span key={preset}>
          <b>{preset}</b> {counted(settings, 'setting')}
          {changed > 0 ? `, ${changed} changed since` : ''}.{' '}
        </span>
      ))}
      <button
        type="button"
        className="link"
        {...tip('Keep the values and treat them as your own settings')}
        onClick={forgetOrigins}
      >
        Treat as my own settings
      </button>
    </p>
  );
}
