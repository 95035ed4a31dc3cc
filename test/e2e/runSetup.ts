/** Run setup, the one control of workflow, entry point and PtychoPINN: choosing in it as a user does, and reading it. */
import { expect, type Page } from 'playwright/test';

export const runSetup = (page: Page) => page.getByRole('button', { name: /^Run setup/ });

/** The name of a target in Run setup: `2026.07`. */
const short = (target: string): string => target.replace(/^ptychopinn-/, '');

/** Chooses a built-in target in the popover and closes it. */
export async function chooseTarget(page: Page, target: string): Promise<void> {
  await runSetup(page).click();
  const popover = page.getByRole('dialog', { name: 'Run setup' });
  await popover
    .getByRole('radiogroup', { name: 'PtychoPINN' })
    .getByRole('radio', { name: new RegExp(`^Built-in ${short(target).replace('.', '\\.')}`) })
    .check();
  await page.keyboard.press('Escape');
  await expect(popover).toHaveCount(0);
}

/** The configuration is for this built-in target. */
export const expectTarget = (page: Page, target: string): Promise<void> =>
  expect(runSetup(page)).toContainText(
    new RegExp(`(PtychoPINN |^|[a-z])${short(target).replace('.', '\\.')} (built in|design draft)`),
  );
