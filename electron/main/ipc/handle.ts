/** The only place where IPC arrives: sender checked, argument parsed, answer as data. */

import { ipcMain, type WebContents } from 'electron';
import type { z } from 'zod';
import { AppError, errorData } from '../../../shared/errors/appError';
import { invalidValues, REPORTED } from '../../../shared/errors/invalid';
import {
  type Argument,
  CHANNELS,
  type Channel,
  type Outcome,
  type Result,
} from '../../../shared/ipc/contract';
import { knownError } from '../../node/files/errno';
import { logError } from '../../node/log';
import type { AppWindow } from '../window/appWindow';
import { beyondBounds } from './bounds';
import { isOurPage } from './sender';

export type Handler<C extends Channel> = (
  argument: Argument<C>,
  window: AppWindow,
) => Promise<Result<C>>;
export type Handlers = { readonly [C in Channel]: Handler<C> };

/** Answers every channel of the contract, for the windows that `windowOf` knows. */
export function answerAll(
  handlers: Handlers,
  windowOf: (sender: WebContents) => AppWindow | undefined,
): void {
  for (const channel of Object.keys(CHANNELS) as Channel[]) answer(channel, handlers, windowOf);
}

function answer<C extends Channel>(
  channel: C,
  handlers: Handlers,
  windowOf: (sender: WebContents) => AppWindow | undefined,
): void {
  ipcMain.handle(channel, async (event, raw: unknown): Promise<Outcome<Result<C>>> => {
    try {
      const window = windowOf(event.sender);
      if (!window || !isOurPage(event.senderFrame)) throw new AppError('page-forbidden', {});
      const tooMuch = beyondBounds(channel, raw);
      if (tooMuch) throw tooMuch;
      const argument = parseArgument(channel, raw);
      return { ok: true, value: await handlers[channel](argument, window) };
    } catch (thrown) {
      const error = knownError(thrown);
      if (!error) logError(channel, thrown);
      return { ok: false, error: errorData(error ?? new AppError('internal-error', {})) };
    }
  });
}

function parseArgument<C extends Channel>(channel: C, raw: unknown): Argument<C> {
  // The schema of a channel is the schema of its argument; the compiler cannot see that through the union.
  const schema = CHANNELS[channel].argument as unknown as z.ZodType<Argument<C>>;
  const parsed = schema.safeParse(raw, REPORTED);
  if (parsed.success) return parsed.data;
  throw new AppError('argument-invalid', { channel, problems: invalidValues(parsed.error) });
}
