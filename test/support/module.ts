import { build } from 'esbuild';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/**
 * Has a page find one module of the scripts by itself, which the build puts into what pages load.
 * @returns the address to import it from
 */
export async function served(page: Page, source: string) {
  const options = { bundle: true, format: 'esm', target: 'es2022', write: false } as const;
  const { outputFiles } = await build({ entryPoints: [source], ...options });
  const address = `/module/${basename(source, '.ts')}.js`;
  const answer = { contentType: 'text/javascript', body: outputFiles[0]!.text };
  await page.route(`**${address}`, (route) => route.fulfill(answer));
  return address;
}
