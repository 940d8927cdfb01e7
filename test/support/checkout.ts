import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { newDataDir } from './app.js';
import { AppProcess } from './process.js';

const LEFT_OUT = ['node_modules', 'dist', 'data', '.git'];

/** A copy of this project's files in a folder of its own, which a test may write into. */
export class Checkout {
  private constructor(readonly folder: string) {}

  /** @param leftOut files and folders at the top; `node_modules` is there all the same */
  static copy(leftOut: readonly string[] = LEFT_OUT) {
    const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
    const filter = (path: string) => !leftOut.includes(relative('.', path));
    cpSync('.', folder, { recursive: true, filter });
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    return new Checkout(folder);
  }

  run(command: string, ...args: string[]) {
    return new Promise<{ code: number | string; said: string }>((done) => {
      execFile(command, args, { cwd: this.folder }, (error, stdout, stderr) =>
        done({ code: error?.code ?? 0, said: stdout + stderr }),
      );
    });
  }

  /** What is in its sources, by path. */
  files() {
    const inside = ['src', 'views', 'test'].flatMap((folder) =>
      readdirSync(join(this.folder, folder), { recursive: true, withFileTypes: true }),
    );
    const files = inside.filter((entry) => entry.isFile());
    return new Map(
      files
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => [relative(this.folder, path), readFileSync(path, 'utf8')]),
    );
  }

  /** Starts the app that was built in it. */
  async start() {
    const app = AppProcess.launch({ DATA_DIR: newDataDir() }, ['env', '-C', this.folder]);
    await app.listens();
    return app;
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
