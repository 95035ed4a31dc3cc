/** One window with what belongs to it: its session, its pictures, its kept draft, and the question before it closes. */
import { type BrowserWindow, dialog } from 'electron';
import { pendingText } from '../../shared/form/typedText';
import type { Keep, MenuEvent, Restored } from '../../shared/ipc/contract';
import { validationPath } from '../../shared/request/request';
import { EMPTY_SWEEP } from '../../shared/sweep/draft/draft';
import { Problem } from '../ipc/problem';
import type { Pictures } from '../pictures/pictures';
import { Session } from '../session/session';
import type { AppState } from '../state/appState';
import type { Drafts } from '../state/drafts';
import { allowSweepFiles, sweepFiles } from '../sweep/files';
import type { Sweeps } from '../sweep/sweeps';
import type { ValuesWorker } from '../values/valuesWorker';

/** What a new window is to show: a file that was asked for, or a draft that an earlier run left. */
export interface Opening {
  readonly file?: string | undefined;
  readonly draft?: string | undefined;
}

const CHOICES = ['Export…', 'Keep for next time', 'Discard', 'Cancel'] as const;

export class AppWindow {
  readonly session: Session;
  private readonly drafts: Drafts;
  private readonly draftId: string;
  private kept: Keep | null = null;
  private asking = false;
  /** The draft was let go of: work that comes in while the window closes would bring it back. */
  private gone = false;

  constructor(
    readonly browser: BrowserWindow,
    readonly opening: Opening,
    readonly pictures: Pictures,
    readonly values: ValuesWorker,
    readonly sweeps: Sweeps,
    { drafts, values: known }: Pick<AppState, 'drafts' | 'values'>,
    /** Exports the draft through the save dialog; true when a file was written. */
    private readonly exportDraft: (window: AppWindow, draft: Keep['draft']) => Promise<boolean>,
    /** Called when the user wants the window to stay. */
    private readonly onStay: () => void,
  ) {
    this.session = new Session(known);
    this.drafts = drafts;
    this.draftId = opening.draft ?? drafts.newId();
    browser.on('close', (event) => {
      event.preventDefault();
      void this.close();
    });
    browser.on('closed', () => {
      void pictures.close();
      void values.close();
      void sweeps.close();
    });
  }

  send(event: MenuEvent): void {
    this.browser.webContents.send('menu', event);
  }

  /** Keeps the work on the disk, with paths in the place of grants. Throws `Problem` when that fails. */
  async keep(work: Keep): Promise<void> {
    if (this.gone) return;
    this.kept = work;
    const { dataset, model } = work.draft;
    const { grants, findValidation } = this.session;
    const named = validationPath(work.draft);
    const problem = await this.drafts.keep(this.draftId, {
      version: 1,
      typed: work.typed,
      unsaved: work.unsaved,
      origins: work.origins,
      validation: named === null ? null : findValidation(named),
      sweep: work.sweep,
      sweepFiles: sweepFiles(work.sweep, grants),
      draft: {
        ...work.draft,
        dataset: dataset === null ? null : grants.path('dataset', dataset),
        model: model === null ? null : grants.path('model', model),
      },
    });
    if (problem !== null)
      throw new Problem(
        `Your work is not kept against a crash just now: ${problem} (the folder of Pinnboard's own state). It stands in this window; export it to be safe. Keeping it is tried again with every edit.`,
      );
  }

  /** The work that this window had before its page was loaded anew, or that an earlier run left. */
  async restore(): Promise<Restored | null> {
    if (this.kept === null && this.opening.draft === undefined) return null;
    const left = await this.drafts.read(this.draftId);
    if (!left) return null;
    const named = validationPath(left.draft);
    if (named !== null && left.validation) this.session.allowValidation(named, left.validation);
    allowSweepFiles(left.sweepFiles, this.session.grants);
    const dataset =
      left.draft.dataset === null ? null : await this.session.openDataset(left.draft.dataset);
    const model = left.draft.model === null ? null : await this.session.openModel(left.draft.model);
    return {
      draft: { ...left.draft, dataset: dataset?.grant ?? null, model: model?.grant ?? null },
      typed: left.typed,
      origins: left.origins,
      sweep: left.sweep ?? EMPTY_SWEEP,
      dataset,
      model,
    };
  }

  /** Closes, after asking what becomes of work that no file holds. */
  private async close(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      const { kept } = this;
      const unsaved = kept !== null && (kept.unsaved || kept.sweepUnsaved);
      if (unsaved && !(await this.mayClose(kept))) {
        this.onStay();
        return;
      }
      if (!unsaved) await this.letGo();
      this.browser.destroy();
    } finally {
      this.asking = false;
    }
  }

  private letGo(): Promise<void> {
    this.gone = true;
    return this.drafts.drop(this.draftId);
  }

  private async mayClose(kept: Keep): Promise<boolean> {
    // What an export would hold is not what the window shows then.
    const pending = pendingText(kept);
    const buttons = CHOICES.filter((choice) => choice !== 'Export…' || !pending);
    const { response } = await dialog.showMessageBox(this.browser, {
      type: 'question',
      title: 'Pinnboard',
      message: kept.unsaved
        ? 'This configuration is in no payload file yet.'
        : 'This sweep is in no file yet.',
      detail: pending
        ? `It cannot be exported while the text "${pending.text}" in ${pending.row.label} (${pending.row.name}) is not understood. Keep it as a draft that comes back at the next start, or discard it.`
        : `Export ${kept.unsaved ? 'it' : 'its base'}, keep it as a draft that comes back at the next start, or let it go for good.${kept.sweepUnsaved ? ' An export does not hold the sweep, which is then kept as a draft.' : ''}`,
      buttons,
      defaultId: 0,
      cancelId: buttons.indexOf('Cancel'),
      noLink: true,
    });
    switch (buttons[response]) {
      case 'Export…':
        if (!(await this.exportDraft(this, kept.draft))) return false;
        if (!kept.sweepUnsaved) await this.letGo();
        return true;
      case 'Keep for next time':
        return true;
      case 'Discard':
        await this.letGo();
        return true;
      default:
        return false;
    }
  }
}
