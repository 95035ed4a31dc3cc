import { safeFixes } from '../../shared/diff/safeFixes';
import { reachCount } from '../../shared/form/reach';
import { countedWithCommas } from '../../shared/values/counted';
import { Button } from '../kit/Button';
import { CodeText } from '../kit/CodeText';
import { FixButton } from '../kit/findings/FixButton';
import { askSafePreview } from '../kit/findings/preview';
import { counted } from '../kit/format';
import { useRows } from '../store/rows';
import { useStore } from '../store/store';
import { copyFindings } from './copy';
import { FindingGroup } from './FindingGroup';
import css from './FindingsTab.module.css';
import { FindingTools, LONG_FROM } from './FindingTools';
import { filterFindings, isFiltering, NO_FILTER } from './filter';
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
    return <p className={css.empty}>{resolved ? <Nothing /> : 'Resolving…'}</p>;
  return (
    <>
      {(findings.length >= LONG_FROM || isFiltering(filter)) && (
        <FindingTools findings={findings} shown={shown.length} />
      )}
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
        <FindingGroup
          key={group.id}
          group={group}
          headed={findings.length >= LONG_FROM || group.id === 'acknowledged'}
        />
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
      <Button
        small
        variant="ghost"
        icon="copy"
        className={css.copy}
        tip="Copy the findings shown as Markdown"
        onClick={() => void copyFindings()}
      >
        Copy as Markdown
      </Button>
    </>
  );
}

/** What was checked where nothing was found. */
function Nothing() {
  const { draft, dataset } = useStore((state) => state.resolvedDocument);
  const provenance = useStore((state) => state.resolution.provenance);
  const patterns = dataset?.reading.status === 'ok' ? countOf(dataset.reading.arrays) : 0;
  const { length } = useRows();
  const settings =
    reachCount(draft, (section, name) => provenance[section]?.[name]?.value)?.reach ?? length;
  const where = patterns > 0 ? `${countedWithCommas(patterns, 'pattern')} and ` : '';
  return `No problems found in ${where}${counted(settings, 'setting')}.`;
}

/** How many patterns there are, under the current or the old name. */
const countOf = (arrays: readonly { readonly name: string; readonly shape: readonly number[] }[]) =>
  arrays.find(({ name }) => name === 'diffraction' || name === 'diff3d')?.shape[0] ?? 0;

const previewOfAll = async () => {
  const outcome = await askSafePreview();
  return outcome.ok ? { ...outcome, value: outcome.value.preview } : outcome;
};
