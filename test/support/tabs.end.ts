import type { Page } from 'playwright-core';

const TELL_LIMIT_MS = 2_000;

export const says = (page: Page, text: string) =>
  page.getByRole('alert').getByText(text).waitFor({ timeout: TELL_LIMIT_MS });
