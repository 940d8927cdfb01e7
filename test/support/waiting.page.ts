import type { Page } from 'playwright-core';

export const waiting = (page: Page) => page.locator('#waiting');
