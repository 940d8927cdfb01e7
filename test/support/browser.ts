import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const LIMIT_MS = 10_000;
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = PLACES.find((path) => existsSync(path));

const MISSING = 'No Chromium here, so what needs a browser is skipped: apt install chromium.';
if (!executablePath && process.env.CI === 'true') throw new Error(MISSING);
if (!executablePath) console.warn(MISSING);

/** Describes what takes a real browser. */
export const inBrowser = executablePath ? describe : describe.skip;

export const launch = () =>
  chromium.launch({
    executablePath: executablePath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Someone with a browser of their own: cookies, tabs, and what the browser complained about. */
export class Person {
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly url: string,
  ) {
    context.setDefaultTimeout(LIMIT_MS);
    context.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
  }

  static async with(browser: Browser, url: string, options: { javaScriptEnabled?: boolean } = {}) {
    return new Person(await browser.newContext(options), url);
  }

  async open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url + path);
    return page;
  }

  /** A feature's slice, as the server has it. */
  async slice<State>(feature: string) {
    const headers = { Accept: 'application/json' };
    const answer = await this.context.request.get(`${this.url}/${feature}`, { headers });
    return (await answer.json()) as { version: number; state: State };
  }
}
