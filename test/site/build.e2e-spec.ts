import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newDataDir, TestApp } from '../support/app.js';
import { AppProcess } from '../support/process.js';

interface OpenApi {
  paths: Record<string, { get?: { responses: Record<string, object> } }>;
}

describe('the build, one file of the whole server', () => {
  let source: TestApp;
  let built: AppProcess;

  beforeAll(async () => {
    [source, built] = await Promise.all([
      TestApp.start({}, [], { compiled: undefined }),
      AppProcess.start({ DATA_DIR: newDataDir() }),
    ]);
  });

  afterAll(() => Promise.all([source.stop(), built.stop()]));

  it.each(['/openapi.json', '/asyncapi.json'])('has the doors of its source: %s', async (path) => {
    const { body } = await built.visitor().json(path).expect(200);

    expect(body).toEqual((await source.visitor().json(path)).body);
  });

  it('shows every page', async () => {
    const pages = await pagesOf(built);
    expect(pages).toContain('/superannuation');

    const answers = await Promise.all(pages.map((path) => built.visitor().page(path)));

    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it.each(['/', '/pay', '/superannuation', '/flight'])(
    'draws %s as its source does, letter for letter',
    async (path) => {
      const [ours, theirs] = [await source.visitor().page(path), await built.visitor().page(path)];

      expect(lasting(theirs.text)).toBe(lasting(ours.text));
    },
  );
});

/** Without what is another for each process and each drawing. */
const lasting = (html: string) =>
  html
    .replace(/data-epoch="\w+"/, '')
    .replace(/content="http:\/\/[\d.:]+/, '')
    .replaceAll(/(name="commandId" value=)"[\w-]+"/g, '$1');

async function pagesOf(app: AppProcess) {
  const { body } = await app.visitor().json('/openapi.json');
  const { paths } = body as OpenApi;
  const isPage = (path: string) => 'x-html' in (paths[path]!.get?.responses['200'] ?? {});
  return Object.keys(paths).filter((path) => isPage(path) && !path.includes('{'));
}
