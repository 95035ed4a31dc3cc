import { useMemo } from 'react';
import { errorText } from '../../shared/errors/words';
import { madeFor, misfits, misfitText } from '../../shared/presets/fit';
import type { Draft } from '../../shared/request/draft';
import { targetLabel } from '../../shared/targets';
import { Button } from '../kit/Button';
import { PreviewBody } from '../kit/findings/PreviewBody';
import { askPreviewOf } from '../kit/findings/preview';
import { counted } from '../kit/format';
import { Switch } from '../kit/Switch';
import { ToggleGroup } from '../kit/ToggleGroup';
import { useAnswer } from '../kit/useAnswer';
import { entryOf, usePresetLibrary } from '../store/presetLibrary';
import { useDocument } from '../store/store';
import { FieldTable } from './FieldTable';
import { Layers } from './Layers';
import { goTo } from './open';
import css from './Pane.module.css';
import { applyChosen, type Chosen, planOf } from './plan';
import { usePresets } from './store';

/** Presets to combine and apply below the user's own settings: what each contributes, and the effect. */
export function ApplyView() {
  const library = usePresetLibrary();
  const layers = usePresets((state) => state.layers);
  const replace = usePresets((state) => state.replace);
  const switching = usePresets((state) => state.switching);
  const doc = useDocument((w) => w);
  const chosen = useMemo<Chosen>(
    () => ({
      presets: layers.flatMap((id) => entryOf(library, id)?.preset ?? []),
      replace,
      switching,
    }),
    [library, layers, replace, switching],
  );
  const plan = useMemo(() => planOf(doc, chosen), [doc, chosen]);
  const changes = plan.fields.filter(
    ({ outcome }) => outcome === 'set' || outcome === 'replaced',
  ).length;
  const wanted = madeFor(chosen.presets);
  const misfit = misfits(doc.draft, chosen.presets);
  return (
    <form
      className={css.view}
      aria-label="Apply presets"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.presets.length > 0) applyChosen(chosen);
      }}
    >
      <div className={css.content}>
        <h2>Apply presets</h2>
        <Layers />
        {misfit.length > 0 && (
          <div className={css.warning}>
            {misfit.map((one) => (
              <p key={`${one.preset} ${one.what}`}>
                <strong>Warning</strong> {misfitText(one)}
              </p>
            ))}
            <Switch
              checked={switching}
              onChange={(next) => usePresets.setState({ switching: next })}
            >
              Switch this request to{' '}
              {[wanted.target && targetLabel(wanted.target), wanted.workflow]
                .filter(Boolean)
                .join(' ')}
            </Switch>
          </div>
        )}
        <div className={css.line}>
          <ToggleGroup
            small
            label="Settings you made yourself"
            value={replace ? 'replace' : 'keep'}
            choices={[
              { value: 'keep', label: 'Keep my own settings' },
              { value: 'replace', label: 'Replace my own settings' },
            ]}
            onChange={(next) => usePresets.setState({ replace: next === 'replace' })}
          />
        </div>
        <FieldTable fields={plan.fields} target={plan.draft.target} />
        <h3>Effect</h3>
        <Preview chosen={chosen} draft={plan.draft} />
      </div>
      <footer className={css.foot}>
        <Button onClick={() => goTo('view')}>Back</Button>
        <Button type="submit" variant="primary" aria-disabled={chosen.presets.length === 0}>
          {changes === 0 ? 'Apply' : `Apply ${counted(changes, 'setting')}`}
        </Button>
      </footer>
    </form>
  );
}

function Preview({ chosen, draft }: { chosen: Chosen; draft: Draft }) {
  const outcome = useAnswer(draft, () => askPreviewOf(() => draft));
  if (chosen.presets.length === 0) return <p>No preset selected.</p>;
  if (outcome === null) return <p>Resolving…</p>;
  if (!outcome.ok) return <p>No preview: {errorText(outcome.error)}</p>;
  return <PreviewBody preview={outcome.value} limit={40} />;
}
