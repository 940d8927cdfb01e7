import type { BrowserContext, Page } from 'playwright-core';

export const connection = (page: Page) => page.locator('#connection');

/** Cuts one tab off the network, and not the others of its browser. @returns what brings it back */
export async function cutOff(page: Page) {
  const session = await page.context().newCDPSession(page);
  const setOffline = (offline: boolean) =>
    session.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
  await setOffline(true);
  await connection(page).getByText('Offline').waitFor();
  return () => setOffline(false);
}

/** Keeps a browser from having any socket. */
export async function withoutSockets(context: BrowserContext) {
  await context.route('**/socket.io/**', (route) => route.abort());
  await context.routeWebSocket(/socket\.io/, (route) => route.close());
}

/** Waits until a tab has its connection again, and no longer says that it has none. */
export const isBack = (page: Page) => connection(page).waitFor({ state: 'hidden' });
