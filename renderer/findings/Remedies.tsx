import type { Finding, Fix } from '../../shared/findings/finding';
import { dispatch } from '../kit/actions';
import { Button } from '../kit/Button';
import { applyFix } from '../kit/findings/applyFix';
import { FixButton } from '../kit/findings/FixButton';
import { FixItem } from '../kit/findings/FixItem';
import { askPreview } from '../kit/findings/preview';
import { checkFile, noteElsewhere, useUnopened } from '../kit/findings/unchecked';
import { isUnprepared } from '../kit/findings/unprepared';
import { Menu } from '../kit/Menu';
import { useStore } from '../store/store';
import { checkValues } from '../store/wantedValues';
import css from './FindingCard.module.css';

/** What can be done about a finding: the recommended fix, the others in a menu, or the check that is missing. */
export function Remedies({ finding }: { finding: Finding }) {
  const unopened = useUnopened(finding);
  const [first, ...others] = finding.fixes;
  if (unopened) return <Unopened finding={finding} />;
  if (isUnprepared(finding))
    return (
      <Button small onClick={() => dispatch('prepare-dataset')}>
        Prepare a copy…
      </Button>
    );
  if (finding.checked === false) return <Unchecked finding={finding} />;
  if (!first) return null;
  return (
    <>
      <FixButton
        label={first.label}
        ask={() => askPreview(first.edits)}
        onClick={() => applyFix(first.label, first.edits)}
      />
      {others.length > 0 && (
        <Menu
          trigger={
            <Button small variant="ghost" className={css.others}>
              {isAboutOneField(finding.fixes) ? 'Other values' : 'Other fixes'}
            </Button>
          }
        >
          {others.map((fix) => (
            <FixItem key={fix.label} fix={fix} />
          ))}
        </Menu>
      )}
    </>
  );
}

/** Whether the fixes differ only in the value of one setting. */
function isAboutOneField(fixes: readonly Fix[]): boolean {
  const edits = fixes.flatMap((fix) => fix.edits);
  const names = new Set(edits.map((edit) => ('name' in edit ? edit.name : '')));
  return names.size === 1 && edits.every(({ op }) => op.startsWith('set-'));
}

/** A file that was only named. */
function Unopened({ finding }: { finding: Finding }) {
  const isElsewhere = finding.acknowledged !== undefined;
  return (
    <>
      <Button small onClick={() => void checkFile()}>
        Check this file…
      </Button>
      {isElsewhere && <span className={css.note}>{finding.acknowledged || 'acknowledged'}</span>}
      <Button
        small
        variant="ghost"
        tip={isElsewhere ? undefined : 'Keep the path; the finding stays “not checked”'}
        onClick={() => noteElsewhere(finding, !isElsewhere)}
      >
        {isElsewhere ? 'Undo' : 'It is on another machine'}
      </Button>
    </>
  );
}

/** Values that were not read, or a check that failed. */
function Unchecked({ finding: { rule, fields } }: { finding: Finding }) {
  const dataset = useStore((state) => state.resolvedDocument.dataset);
  if (rule === 'check-failed')
    return (
      <Button small onClick={() => dispatch('open-log')}>
        Open the log
      </Button>
    );
  const isOfValues = fields[0] === 'train_data_file' || fields[0] === 'test_data_file';
  if (!dataset || !isOfValues) return null;
  return (
    <Button small onClick={() => checkValues(dataset)}>
      Check values
    </Button>
  );
}
