import { TestEnvironment } from 'jest-environment-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// What was compiled for one spec is there for the next.
setFlagsFromString('--no-flush-bytecode');

const filename = resolve('dist/specs/app.js');
let script;

/**
 * Gives each spec an app of its own, from one script that is compiled once for all specs of a worker, and a
 * connection of its own to the browser, whose library is loaded once.
 */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.runApp = (...given) => {
      script ??= new Script(readFileSync(filename, 'utf8'), { filename });
      script.runInContext(this.getVmContext())(...given);
    };
    this.global.connectBrowser = async () => (this.browser ??= await connect());
  }

  async teardown() {
    await this.browser?.close();
    await super.teardown();
  }
}

async function connect() {
  const { chromium } = await import('playwright-core');
  const answer = await fetch(process.env.TEST_BROWSER);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return chromium.connect(text);
}
