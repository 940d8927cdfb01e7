import type { Page } from 'playwright-core';

/** Opens what every page has about its session. */
export async function openStay(page: Page) {
  await page.getByRole('button', { name: 'Session', exact: true }).click();
  return page.locator('#stay-sheet');
}

export async function endSession(page: Page) {
  const stay = await openStay(page);
  await stay.getByRole('button', { name: 'End session' }).click();
}
