/** The only place where IPC arrives: sender checked, argument parsed, answer as data. */
import { ipcMain, type WebContents } from 'electron';
import { z } from 'zod';
import {
  type Argument,
  CHANNELS,
  type Channel,
  type Outcome,
  type Result,
} from '../../../shared/ipc/contract';
import { wordsOf } from '../../node/problem';
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
    const window = windowOf(event.sender);
    if (!window || !isOurPage(event.senderFrame))
      return { ok: false, message: 'This page may not ask that.' };
    const tooMuch = beyondBounds(raw);
    if (tooMuch !== null)
      return { ok: false, message: `${channel} was asked wrongly: ${tooMuch}.` };
    // The schema of a channel is the schema of its argument; the compiler cannot see that through the union.
    const schema = CHANNELS[channel].argument as unknown as z.ZodType<Argument<C>>;
    const parsed = schema.safeParse(raw);
    if (!parsed.success)
      return {
        ok: false,
        message: `${channel} was asked wrongly: ${z.prettifyError(parsed.error)}`,
      };
    try {
      return { ok: true, value: await handlers[channel](parsed.data, window) };
    } catch (error) {
      const words = wordsOf(error);
      if (words !== null) return { ok: false, message: words };
      console.error(`${channel}:`, error);
      return { ok: false, message: bugText(error) };
    }
  });
}

const bugText = (error: unknown): string =>
  `Something went wrong in Pinnboard: ${error instanceof Error ? error.message : error}. This is a bug; the details are on its standard error.`;
