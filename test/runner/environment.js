import { TestEnvironment } from 'jest-environment-node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// What was compiled for one spec is there for the next.
setFlagsFromString('--no-flush-bytecode');

const filename = resolve('dist/specs/app.js');
let script;

/** Gives each spec an app of its own, from one script that is compiled once for all specs of a worker. */
export default class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.runApp = (...given) => {
      script ??= new Script(readFileSync(filename, 'utf8'), { filename });
      script.runInContext(this.getVmContext())(...given);
    };
  }
}
