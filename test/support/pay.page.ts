import type { Page } from 'playwright-core';

/** The pages of `pay`, as a visitor uses them. */
export const wageField = (page: Page) => page.getByLabel('Hourly wage');

export const slip = (page: Page) => page.locator('#live-pay');

export async function saveWage(page: Page, wage: string) {
  await wageField(page).fill(wage);
  await page.getByRole('button', { name: 'Save the wage' }).click();
}

/** Waits until a tab shows the wage. */
export const showsWage = (page: Page, wage: string) =>
  slip(page).getByText(`$${wage} an hour`).waitFor();
