/** A window with its session, workers and draft, and the question before it closes. */
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { AppError } from '../../../shared/errors/appError';
import { pendingText } from '../../../shared/form/typedText';
import { requestFileText } from '../../../shared/formats/requestFile';
import type { Argument, Autosave, MenuEvent, Restored } from '../../../shared/ipc/contract';
import { jsonText } from '../../../shared/json/write';
import { validationPath } from '../../../shared/request/request';
import type { Picture } from '../../../shared/sweep/results/results';
import type { StatsWorker } from '../../node/array-stats/statsWorker';
import { Jobs } from '../../node/jobs/jobs';
import type { Pictures } from '../../node/pictures/pictures';
import type { Plans } from '../../node/plan/plans';
import type { Preparer } from '../../node/prepare/sheet/preparer';
import { Session } from '../../node/session/session';
import type { AppState } from '../../node/state/appState';
import type { Drafts, SavedDraft } from '../../node/state/drafts';
import { allowSweepFiles, sweepFiles } from '../../node/sweep/files';
import type { Sweeps } from '../../node/sweep/sweeps';
import { PageDocument } from './pageDocument';

export interface WrittenSweep {
  readonly folder: string;
  readonly pictures: ReadonlyMap<string, readonly Picture[]>;
}

/** What a new window opens: a file, or a draft of an earlier run. */
export interface Opening {
  readonly file?: string | undefined;
  readonly draft?: string | undefined;
}

/** The first writes to the document's file, the second asks for one. */
const CHOICES = ['Save', 'Save…', 'Keep as draft', 'Discard', 'Cancel'] as const;

/** A page in a loop of errors must not fill the disk. */
const MOST_REPORTS = 50;

/** After a signal, the process is killed soon. */
const SIGNAL_PATIENCE_MS = 400;

export class AppWindow {
  readonly session: Session;
  private readonly drafts: Drafts;
  private readonly draftId: string;
  private readonly page: PageDocument;
  /** The page has requested its startup data, and answers questions from then on. */
  private started = false;
  /** The document that the page sent last; `saved` is the same with paths instead of grants. */
  private kept: Autosave | null = null;
  private saved: SavedDraft | null = null;
  /** The last save failed. */
  private unwritten = false;
  private reports = 0;
  private asking = false;
  /** The draft was dropped: a document that arrives while the window closes would restore it. */
  private gone = false;

  readonly jobs = new Jobs();

  /** The sweep that was written or opened last, and the pictures of its points by name. */
  writtenSweep: WrittenSweep | null = null;

  constructor(
    readonly browser: BrowserWindow,
    readonly opening: Opening,
    readonly pictures: Pictures,
    readonly plans: Plans,
    readonly values: StatsWorker,
    readonly sweeps: Sweeps,
    readonly preparer: Preparer,
    { drafts, values: known }: Pick<AppState, 'drafts' | 'values'>,
    /** Saves the document to its file, or through the save dialog; true when it was written. */
    private readonly saveDocument: (
      window: AppWindow,
      document: Argument<'saveDocument'>,
    ) => Promise<boolean>,
    /** Called when the user wants the window to stay. */
    private readonly onStay: () => void,
  ) {
    this.session = new Session(known);
    this.drafts = drafts;
    this.draftId = opening.draft ?? drafts.newId();
    this.page = new PageDocument((question) => this.send({ kind: 'document', question }));
    browser.on('focus', () => this.send({ kind: 'focus' }));
    browser.on('close', (event) => {
      event.preventDefault();
      void this.close();
    });
    browser.on('closed', () => {
      void pictures.close();
      void plans.close();
      void values.close();
      void sweeps.close();
      void preparer.close();
      this.jobs.close();
    });
  }

  /** Whether another error of the page is logged. */
  mayReport(): boolean {
    this.reports += 1;
    return this.reports <= MOST_REPORTS;
  }

  send(event: MenuEvent): void {
    if (!this.browser.isDestroyed()) this.browser.webContents.send('menu', event);
  }

  sendProgress(job: number, done: number, total: number): void {
    if (!this.browser.isDestroyed())
      this.browser.webContents.send('progress', { job, done, total });
  }

  /** Autosaves the document, with paths instead of grants. Throws `autosave-failed`. */
  keep({ answers, ...work }: Autosave): void {
    try {
      // A page that was asked before anything happened in it has nothing to save.
      const untouched = answers !== undefined && this.kept === null && !isUnsaved(work);
      if (untouched) this.kept = work;
      else if (!this.gone) this.save(work);
    } finally {
      if (answers !== undefined) this.page.answer(answers);
    }
  }

  private save(work: Autosave): void {
    const { dataset, model } = work.draft;
    const { grants } = this.session;
    const named = validationPath(work.draft);
    const now: SavedDraft = {
      version: 4,
      saved: Date.now(),
      typed: work.typed,
      document: this.documentOf(work),
      unsaved: work.unsaved,
      origins: work.origins ?? {},
      validation: named === null ? null : this.session.findValidation(named, dataset),
      sweep: work.sweep,
      sweepFiles: sweepFiles(work.sweep, grants),
      draft: {
        ...work.draft,
        dataset: dataset === null ? null : grants.path('dataset', dataset),
        model: model === null ? null : grants.path('model', model),
      },
    };
    this.kept = work;
    // `saved` is the time of the last change, not of the last message.
    if (!this.unwritten && this.saved && isSame(this.saved, now)) return;
    this.saved = now;
    const error = this.drafts.keep(this.draftId, now);
    this.unwritten = error !== null;
    if (error) throw new AppError('autosave-failed', {}, { cause: error });
  }

  private documentOf({ document }: Autosave): SavedDraft['document'] {
    if (document === null) return null;
    const file = this.session.documentOf(document);
    return { ...file, held: this.session.documents.heldBy(file.path) };
  }

  /** The document before a reload of the page, or of an earlier run. */
  async restore(): Promise<Restored | null> {
    this.started = true;
    const left = this.saved ?? (await this.leftDraft());
    if (!left) return null;
    this.saved = left;
    const named = validationPath(left.draft);
    if (named !== null && left.validation)
      this.session.allowValidation(named, left.validation, left.draft.dataset);
    allowSweepFiles(left.sweepFiles, this.session.grants);
    const dataset =
      left.draft.dataset === null ? null : await this.session.openDataset(left.draft.dataset);
    const model = left.draft.model === null ? null : await this.session.openModel(left.draft.model);
    const draft = {
      ...left.draft,
      dataset: dataset?.grant ?? null,
      model: model?.grant ?? null,
    };
    if (left.document) {
      this.session.documents.note(left.document.path, left.document.held);
      await this.session.noteNamesOf(left.document.path);
    }
    const isSaved = await this.isInFile(left, draft);
    return {
      draft,
      typed: left.typed,
      origins: left.origins,
      sweep: left.sweep,
      unsaved: left.unsaved && !isSaved,
      saved: left.saved,
      dataset,
      model,
      file: left.document && this.session.openDocument(left.document.path, left.document.kind),
    };
  }

  /** Whether the file of what was left holds all of it, though the draft does not know that yet. */
  private async isInFile(
    { document, typed }: SavedDraft,
    draft: Autosave['draft'],
  ): Promise<boolean> {
    if (document?.kind !== 'request' || pendingText({ draft, typed })) return false;
    return this.session.documents.holds(
      document.path,
      requestFileText(this.session.requestIn(path.dirname(document.path), draft)),
    );
  }

  private async leftDraft(): Promise<SavedDraft | undefined> {
    if (this.opening.draft === undefined) return undefined;
    const left = await this.drafts.read(this.opening.draft);
    if (left) await this.drafts.migrate(this.opening.draft, left);
    return left;
  }

  /** Saves the current document without a question: unsaved changes open at the next start. */
  async leaveOnSignal(): Promise<void> {
    await this.collect(SIGNAL_PATIENCE_MS);
    if (this.kept !== null && !isUnsaved(this.kept)) await this.dropDraft();
  }

  /** Asks the page for its current document; without an answer in time, the last one counts. */
  private async collect(patience?: number): Promise<void> {
    const { webContents } = this.browser;
    if (this.started && !this.browser.isDestroyed() && !webContents.isCrashed())
      await this.page.ask(patience);
  }

  /** Closes, after asking about unsaved changes. */
  private async close(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      await this.collect();
      const { kept } = this;
      // Without a document from the page, the draft that it was to restore stays for the next start.
      if (kept !== null && !isUnsaved(kept)) void this.dropDraft();
      else if (kept !== null && !(await this.mayClose(kept))) {
        this.onStay();
        return;
      }
      this.browser.destroy();
    } finally {
      this.asking = false;
    }
  }

  private dropDraft(): Promise<void> {
    this.gone = true;
    return this.drafts.drop(this.draftId);
  }

  private async mayClose(kept: Autosave): Promise<boolean> {
    const { document, unsaved, sweepUnsaved } = kept;
    // With an invalid text, the file would differ from what the window shows. The sweep has its own files.
    const pending = pendingText(kept);
    const save = pending || !unsaved ? null : document === null ? 'Save…' : 'Save';
    const buttons = CHOICES.filter((choice) => !choice.startsWith('Save') || choice === save);
    const { response } = await dialog.showMessageBox(this.browser, {
      type: 'question',
      title: 'Pinnboard',
      message: unsaved ? 'You have unsaved changes.' : 'This sweep has unsaved changes.',
      detail: pending
        ? `They cannot be saved to a file because "${pending.text}" is not a valid value of ${pending.row.label} (${pending.row.name}). Keep them as a draft, which opens at the next start, or discard them.`
        : [
            unsaved ? `Save them to ${this.fileName(document)}, keep` : 'Keep',
            'them as a draft, which opens at the next start, or discard them.',
            sweepUnsaved && unsaved
              ? 'The file does not contain the sweep, which is then kept as a draft.'
              : '',
          ]
            .join(' ')
            .trim(),
      buttons,
      defaultId: 0,
      cancelId: buttons.indexOf('Cancel'),
      noLink: true,
    });
    switch (buttons[response]) {
      case 'Save':
      case 'Save…':
        return this.saveAndLeave();
      case 'Keep as draft':
        return this.keepAndLeave();
      case 'Discard':
        void this.dropDraft();
        return true;
      default:
        return false;
    }
  }

  private fileName(document: string | null): string {
    return document === null ? 'a file' : path.basename(this.session.documentOf(document).path);
  }

  /** Whatever a file cannot contain stays as a draft. */
  private async saveAndLeave(): Promise<boolean> {
    await this.collect();
    const saved = this.kept;
    if (saved !== null && pendingText(saved)) return this.mayClose(saved);
    if (saved === null || !(await this.saveDocument(this, saved))) return false;
    await this.collect();
    const { kept } = this;
    if (kept === null || leavesNothing(saved, kept)) void this.dropDraft();
    return true;
  }

  /** The document may have changed meanwhile. If the draft cannot be written, the window stays open. */
  private async keepAndLeave(): Promise<boolean> {
    await this.collect();
    if (this.saved === null) return true;
    const error =
      this.drafts.keep(this.draftId, this.saved) ?? (await this.drafts.flushed(this.draftId));
    if (error === null) return true;
    await dialog.showMessageBox(this.browser, {
      type: 'error',
      title: 'Pinnboard',
      message: 'The draft could not be saved',
      detail: `${error.message}\n\nThe window stays open: save the configuration to a file, or close it again to discard the changes.`,
      buttons: ['OK'],
    });
    return false;
  }
}

const isSame = (a: SavedDraft, b: SavedDraft): boolean =>
  jsonText({ ...a, saved: 0 }) === jsonText({ ...b, saved: 0 });

const isUnsaved = ({ unsaved, sweepUnsaved }: Autosave): boolean => unsaved || sweepUnsaved;

/** Whether the saved file contains everything in the window. */
const leavesNothing = (saved: Autosave, now: Autosave): boolean =>
  !now.sweepUnsaved && !pendingText(now) && jsonText(saved.draft) === jsonText(now.draft);
