import type { Page } from 'playwright-core';

export const IDLE_MS = 1_800_000;

export const warning = (page: Page) => page.getByRole('region', { name: 'Your session runs out' });

export const stay = (page: Page) => warning(page).getByRole('button', { name: 'Stay' });

export const isGone = (page: Page) => warning(page).waitFor({ state: 'hidden' });
