/** Run setup, the one control of workflow, entry point and PtychoPINN: choosing in it as a user does, and reading it. */
import { expect, type Page } from 'playwright/test';

export const runSetup = (page: Page) => page.getByRole('button', { name: /^Run setup/ });

/** Chooses in the popover and closes it. */
async function choose(page: Page, group: string, option: string | RegExp): Promise<void> {
  await runSetup(page).click();
  const popover = page.getByRole('dialog', { name: 'Run setup' });
  await popover
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name: option })
    .check();
  await page.keyboard.press('Escape');
  await expect(popover).toHaveCount(0);
}

/** The name of a target in Run setup: `2026.07`. */
const short = (target: string): string => target.replace(/^ptychopinn-/, '');

/** Chooses a built-in target. */
export const chooseTarget = (page: Page, target: string): Promise<void> =>
  choose(page, 'PtychoPINN', new RegExp(`^Built-in ${short(target).replace('.', '\\.')}`));

/** Chooses an entry point by its command, or `Python script`. */
export const chooseEntryPoint = (page: Page, title: string): Promise<void> =>
  choose(page, 'Entry point', new RegExp(`^${title}`));

/** The configuration is for this built-in target. */
export const expectTarget = (page: Page, target: string): Promise<void> =>
  expect(runSetup(page)).toContainText(
    new RegExp(`(PtychoPINN |^|[a-z])${short(target).replace('.', '\\.')} (built in|design draft)`),
  );
