import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Checkout } from './checkout.js';
import { freePort } from './free.port.js';
import { until } from './until.js';

const run = promisify(execFile);
const SOURCE = join(import.meta.dirname, '../package/stranger');
const INSTALL_MS = 240_000;

/** What Nest's scaffold writes into its tsconfig, with every strict check. */
const COMPILER = {
  module: 'nodenext',
  moduleResolution: 'nodenext',
  target: 'ES2023',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: true,
  types: ['node'],
  rootDir: 'src',
  outDir: 'dist',
};

/** Another team's app, which has the packed package from its own folder and nothing else of this project. */
export class StrangerApp {
  private child: ChildProcess | undefined;
  private port = 0;

  private constructor(readonly folder: string) {}

  /** @param nest the major version; Nest 11 comes as CommonJS, as its scaffold makes it */
  static async install(nest: 11 | 12) {
    const app = new StrangerApp(mkdtempSync(join(tmpdir(), 'stranger-')));
    const { folder } = app;
    cpSync(SOURCE, join(folder, 'src'), { recursive: true });
    const type = nest === 11 ? 'commonjs' : 'module';
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'stranger', type }));
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: COMPILER, include: ['src'] }),
    );
    const tarball = await pack(folder);
    const nests = ['common', 'core', 'platform-express'].map((name) => `@nestjs/${name}@${nest}`);
    const others = ['reflect-metadata', 'rxjs', 'typescript@6', '@types/node@20'];
    await app.npm(
      'install',
      '--prefer-offline',
      '--ignore-scripts',
      `./${tarball}`,
      ...nests,
      ...others,
    );
    app.takeDriver();
    await run('npx', ['tsc'], { cwd: folder, timeout: INSTALL_MS });
    return app;
  }

  /** The SQLite driver that this project's own installation has built: to compile it again takes minutes. */
  private takeDriver() {
    const built = 'node_modules/better-sqlite3/build';
    cpSync(built, join(this.folder, built), { recursive: true });
  }

  async npm(...args: string[]) {
    const options = { cwd: this.folder, timeout: INSTALL_MS, maxBuffer: 64 * 1024 * 1024 };
    return (await run('npm', [...args, '--no-audit', '--no-fund'], options)).stdout;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  async start() {
    this.port = await freePort();
    const env = { ...process.env, PORT: String(this.port), SESSION_SECRET: 's'.repeat(32) };
    this.child = spawn(process.execPath, ['dist/main.js'], { cwd: this.folder, env });
    let log = '';
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text: Buffer) => (log += text.toString()));
    await until('the stranger’s app', async () => {
      if (this.child?.exitCode !== null) throw new Error(log);
      return (await fetch(`${this.url}/own`).catch(() => undefined))?.ok ?? false;
    });
  }

  async stop() {
    this.child?.kill('SIGTERM');
    if (this.child?.exitCode === null) await once(this.child, 'exit');
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Packs a copy, since another spec may be packing this checkout. @returns the file's name */
async function pack(folder: string) {
  const checkout = Checkout.copy();
  const { said } = await checkout.run('npm', 'pack', '--pack-destination', folder);
  checkout.remove();
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(said);
  return tarball;
}
