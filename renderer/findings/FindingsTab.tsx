import { safeFixes } from '../../shared/diff/safeFixes';
import { CodeText } from '../kit/CodeText';
import { FixButton } from '../kit/findings/FixButton';
import { askSafePreview } from '../kit/findings/preview';
import { counted } from '../kit/format';
import { useStore } from '../store/store';
import { FindingGroup } from './FindingGroup';
import css from './FindingsTab.module.css';
import { FindingTools } from './FindingTools';
import { filterFindings, NO_FILTER } from './filter';
import { groupFindings } from './groups';
import { openSafeFixes } from './safe';
import { useFindingFilter } from './store';

/** All findings by outcome, worst first. */
export function FindingsTab() {
  const findings = useStore((state) => state.resolution.findings);
  const resolved = useStore((state) => state.resolveMs !== null);
  const failure = useStore((state) => state.failure);
  const filter = useFindingFilter();
  const safe = safeFixes(findings).length;
  const shown = filterFindings(findings, filter);
  if (failure !== null)
    return (
      <p className={css.empty} role="alert">
        <CodeText text={failure} />
      </p>
    );
  if (findings.length === 0)
    return <p className={css.empty}>{resolved ? 'No problems found.' : 'Resolving…'}</p>;
  return (
    <>
      <FindingTools findings={findings} shown={shown.length} />
      {safe > 0 && (
        <div className={css.safe}>
          <span>{counted(safe, 'finding')} can be fixed without changing the payload.</span>
          <FixButton
            label="Apply all safe fixes…"
            ask={previewOfAll}
            onClick={openSafeFixes}
            opensDialog
          />
        </div>
      )}
      {groupFindings(shown).map((group) => (
        <FindingGroup key={group.id} group={group} />
      ))}
      {shown.length === 0 && (
        <p className={css.empty}>
          No findings match the filter.{' '}
          <button
            type="button"
            className="link"
            onClick={() => useFindingFilter.setState(NO_FILTER)}
          >
            Show all {findings.length}
          </button>
        </p>
      )}
    </>
  );
}

const previewOfAll = async () => {
  const outcome = await askSafePreview();
  return outcome.ok ? { ...outcome, value: outcome.value.preview } : outcome;
};
