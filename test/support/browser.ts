import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { TestApp } from './app.js';
import { PATIENCE_MS } from './until.js';

/** Answers are looked at as such, and so is what a page says while it has no socket. */
const ABOUT_AN_ANSWER =
  /^Failed to load resource|^WebSocket connection to '\S+\/socket\.io\/\S+' failed/;

/** As the environment of the run gives it: one browser serves all specs. */
declare const connectBrowser: () => Promise<Browser>;

/** What the tests of one describe share: the app, and people, each with cookies and a cache of their own. */
export class Stage {
  app!: TestApp;
  private browser!: Browser;
  private people: Person[] = [];

  async raise() {
    [this.app, this.browser] = await Promise.all([TestApp.start(), connectBrowser()]);
  }

  /** @param name has a session, and is greeted by it; without one it is a stranger */
  async person(name?: string, options: BrowserContextOptions = {}) {
    const baseURL = this.app.url;
    const context = await this.browser.newContext({ baseURL, reducedMotion: 'reduce', ...options });
    const person = new Person(context);
    this.people.push(person);
    if (name) await person.submit('/greeting/set', { name });
    return person;
  }

  async clear() {
    const people = this.people.splice(0);
    await Promise.all(people.map(({ context }) => context.close()));
    const complaints = people.flatMap((person) => person.complaints);
    if (complaints.length > 0) throw new Error(`The browser complained: ${complaints.join('; ')}`);
  }

  async strike() {
    await this.app.stop();
  }
}

/** Describes what takes a real browser; in none of it may the browser have anything to complain about. */
export function inBrowser(name: string, tests: (stage: Stage) => void) {
  const stage = new Stage();
  const describeIt = process.env.TEST_BROWSER ? describe : describe.skip;
  describeIt(name, () => {
    beforeAll(() => stage.raise());
    afterEach(() => stage.clear());
    afterAll(() => stage.strike());
    tests(stage);
  });
}

/** Someone with a browser: its cookies, its tabs, and what it complained about. */
export class Person {
  complaints: string[] = [];

  constructor(readonly context: BrowserContext) {
    context.setDefaultTimeout(PATIENCE_MS);
    context.on('console', (message) => {
      if (message.type() === 'error' && !ABOUT_AN_ANSWER.test(message.text()))
        this.complaints.push(message.text());
    });
    context.on('response', (response) => {
      // A socket that was cut is told so by a 400, and a refused form is one by its status.
      const isRead =
        response.request().method() === 'GET' && !response.url().includes('/socket.io/');
      if (isRead && response.status() >= 400)
        this.complaints.push(`${response.status()} ${response.url()}`);
    });
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
  }

  /** What a browser can't but say while there is no server is no complaint. */
  forgiveOutage() {
    this.complaints = this.complaints.filter((text) => !/socket\.io.*(ERR_|failed)/.test(text));
  }

  async open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(path);
    return page;
  }

  /** Submits a form from elsewhere in the same browser: a page without its script. */
  async submit(path: string, form: Record<string, string> = {}) {
    await this.context.request.post(path, { form });
  }

  /** A page's slice, as the server has it. */
  async slice(path: string) {
    const headers = { Accept: 'application/json' };
    const answer = await this.context.request.get(path, { headers });
    return (await answer.json()) as { version: number; state: unknown };
  }
}
