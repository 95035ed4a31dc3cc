import { memo } from 'react';
import type { Finding, Fix } from '../../../shared/findings/finding';
import { lineOf } from '../../../shared/findings/line';
import { selectFinding, showFinding, useIsSelected } from '../../store/selectedFinding';
import { dispatch } from '../actions';
import { Button } from '../Button';
import { CodeText } from '../CodeText';
import { useLoaded } from '../lazyModule';
import { Menu, MenuItem, MenuSeparator } from '../Menu';
import { RULES } from '../rules';
import { applyFix } from './applyFix';
import css from './FindingLine.module.css';
import { FixButton } from './FixButton';
import { FixItem } from './FixItem';
import { OutcomeMark } from './OutcomeMark';
import { useIsOnMap } from './onMap';
import { markOf } from './outcomes';
import { askPreview } from './preview';
import { checkFile, noteElsewhere, useUnopened } from './unchecked';
import { isUnprepared } from './unprepared';

/** A finding on its row: outcome, one sentence, the recommended fix; the rest is in the menu and in the panel. */
export const FindingLine = memo(function FindingLine({ finding }: { finding: Finding }) {
  const unopened = useUnopened(finding);
  const selected = useIsSelected(finding);
  const [first, ...others] = finding.fixes;
  return (
    <div
      className={css.line}
      data-mark={markOf(finding)}
      data-finding={finding.rule}
      data-selected={selected || undefined}
    >
      <button type="button" className={css.text} onClick={() => showFinding(finding)}>
        <OutcomeMark mark={markOf(finding)} />
        <span>
          <CodeText text={useSentence(finding)} />
        </span>
      </button>
      {isUnprepared(finding) ? (
        <Button small onClick={() => dispatch('prepare-dataset')}>
          Prepare a copy…
        </Button>
      ) : unopened ? (
        <Button small onClick={() => void checkFile()}>
          Check this file…
        </Button>
      ) : (
        first && (
          <FixButton
            label={first.label}
            ask={() => askPreview(first.edits)}
            onClick={() => applyFix(first.label, first.edits)}
          />
        )
      )}
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            small
            icon="more"
            label={`More about ${finding.rule}`}
            tip="Other fixes and details"
            onClick={() => selectFinding(finding)}
          />
        }
      >
        <Choices finding={finding} fixes={others} unopened={unopened} />
      </Menu>
    </div>
  );
});

interface ChoicesProps {
  finding: Finding;
  fixes: readonly Fix[];
  unopened: boolean;
}

function Choices({ finding, fixes, unopened }: ChoicesProps) {
  const isOpen = finding.acknowledged === undefined;
  const isOnMap = useIsOnMap(finding);
  return (
    <>
      {fixes.map((fix) => (
        <FixItem key={fix.label} fix={fix} />
      ))}
      {unopened && (
        <MenuItem
          {...(isOpen ? { detail: 'Keep the path; it stays “not checked”' } : {})}
          onSelect={() => noteElsewhere(finding, isOpen)}
        >
          {isOpen ? 'It is on another machine' : 'It is on this machine'}
        </MenuItem>
      )}
      {(fixes.length > 0 || unopened) && <MenuSeparator />}
      {isOnMap && (
        <MenuItem icon="enlarge" onSelect={() => dispatch('show-on-map')}>
          Show on map
        </MenuItem>
      )}
      <MenuItem icon="info" onSelect={() => showFinding(finding)}>
        Details
      </MenuItem>
    </>
  );
}

/** The finding in one sentence; what its rule is about where it has none that fits. */
function useSentence(finding: Finding): string {
  const rules = useLoaded(RULES);
  const line = lineOf(finding);
  const title = rules?.ruleFacts(finding.rule)?.title;
  return line ?? (title === undefined ? finding.message : `${title}.`);
}
