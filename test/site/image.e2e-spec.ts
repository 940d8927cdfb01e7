import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { newDataDir } from '../support/app.js';
import { Checkout } from '../support/checkout.js';
import { AppProcess } from '../support/process.js';

const run = promisify(execFile);
const dockerfile = readFileSync('Dockerfile', 'utf8');
const [, runtime] = dockerfile.split(/^FROM .*-slim$/m);

/** What is not there when the image is built. */
const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n');

/** What the Dockerfile copies into the image. */
const copied = [...runtime!.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(
  ([, path]) => path!,
);

describe('the image', () => {
  let context: Checkout;
  let folder: string;
  let app: AppProcess;

  beforeAll(async () => {
    context = Checkout.copy(ignored);
    const { code, said } = await context.run('npm', 'run', 'build');
    if (code !== 0) throw new Error(said);
    folder = newDataDir();
    for (const path of copied) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(context.folder, path), join(folder, path), {
        recursive: true,
        dereference: true,
      });
    }
    app = AppProcess.launch({ DATA_DIR: newDataDir() }, ['env', '-C', folder]);
    await app.listens();
  });

  afterAll(async () => {
    await app.stop();
    context.remove();
    rmSync(folder, { recursive: true });
  });

  it('is built from what `.dockerignore` lets through, and serves from nothing but what it holds', async () => {
    for (const path of ['/', '/flight', '/currency', '/health/ready'])
      await app.visitor().page(path).expect(200);
  });

  it('shows what specs claim of an app, as the build here does', async () => {
    const here = await AppProcess.start({ DATA_DIR: newDataDir() });

    expect((await claims(app))!.length).toBeGreaterThan(5);
    expect(await claims(app)).toEqual(await claims(here));
    await here.stop();
  });

  it('copies what is there, is run by nobody special and writes to its data only', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      paths!.split(' '),
    );

    expect(sources.length).toBeGreaterThan(1);
    expect(sources.filter((path) => !existsSync(path) || ignored.includes(path))).toEqual([]);
    expect(/^USER (\S+)$/m.exec(runtime!)![1]).toBe('node');
    expect(runtime).toMatch(/^VOLUME \/data$/m);
    expect(runtime).toContain('DATA_DIR=/data');
  });

  it('knows by itself whether it serves', async () => {
    const [, words] = /^HEALTHCHECK .*CMD (\[.+\])$/m.exec(runtime!)!;
    const [program, ...args] = JSON.parse(words!) as [string, ...string[]];
    const look = (port: string) =>
      run(
        program,
        args.map((arg) => arg.replace('127.0.0.1:3000', `127.0.0.1:${port}`)),
      );

    expect(args.join(' ')).toContain(`:${/^EXPOSE (\d+)$/m.exec(runtime!)![1]}/`);
    await look(new URL(app.url).port);
    await app.stop();
    await expect(look(new URL(app.url).port)).rejects.toMatchObject({ code: 1 });
  });
});

async function claims(from: AppProcess) {
  const { text } = await from.visitor().page('/how/todo').expect(200);
  return text.match(/<li>[^<]+/g);
}
