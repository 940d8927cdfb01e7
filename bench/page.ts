import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.js';
import type { Server } from './server.js';

/** Stands in our page where the peers write theirs. */
const WAGE = 76_543.21;
const SHOWN = '76543.21';

/** Writes down our page for the peers: as one text, and as what its templates take. */
export async function writePage({ url }: Server, folder: string) {
  const html = await pageOf(url);
  writeFileSync(join(folder, 'page.hbs'), html.replace(SHOWN, '{{wage}}'));
  writeFileSync(join(folder, 'model.json'), JSON.stringify(modelOf(html)));
  await writeHelpers(join(folder, 'helpers.js'));
}

/** @throws Error where a peer draws another page from our templates */
export async function mustDrawTheSame(ours: Server, theirs: Server) {
  const [own, other] = await Promise.all([ours, theirs].map(({ url }) => pageOf(url)));
  if (sameEachTime(own!) !== sameEachTime(other!))
    throw new Error(`${theirs.script} draws another page than ours.`);
}

/** Without the session's name, times and white space. */
const sameEachTime = (html: string) => html.replaceAll(/data-session="[^"]*"|[\d\s]+/g, '');

async function pageOf(url: string) {
  const client = await Client.begin(url);
  await client.post('/pay/set-wage', { wage: WAGE });
  const headers = { ...client.headers, Accept: 'text/html' };
  const html = await (await fetch(`${url}/pay`, { headers })).text();
  if (!html.includes(SHOWN)) throw new Error(`The page at ${url} does not show ${SHOWN}.`);
  return html;
}

const writeHelpers = (outfile: string) =>
  build({
    entryPoints: ['src/sojourn/pages/view.helpers.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });

/** With what is the same for everybody as text, as it is in ours. */
function modelOf(html: string) {
  const part = (pattern: RegExp) => pattern.exec(html)![1]!;
  const unset = { version: 0, changedAt: null };
  return {
    title: 'Your wage',
    description: part(/name="description" content="([^"]*)"/),
    card: part(/og:image" content="([^"]*)"/),
    links: part(/(<link rel="icon"[^]*?<\/script>)/),
    mark: part(/class="brand" href="\/"><img src="([^"]*)"/),
    menu: part(/aria-label="Features">([^]*?)<\/nav>/),
    stamp: part(/(<div class="stamp [^]*?<\/div>)/),
    page: '/pay',
    base: '',
    paths: { session: 'session', visitor: 'visitor' },
    feature: 'pay',
    badges: ['live/greeting-badge', 'live/cart-badge'],
    epoch: part(/data-epoch="([^"]*)"/),
    session: part(/data-session="([^"]*)"/),
    hasSession: true,
    holds: { goes: ['your pay'], stays: [] },
    offers: {},
    greeting: { ...unset, state: { name: null } },
    cart: { ...unset, state: { lines: [], count: 0, total: 0 } },
    pay: { version: 2, changedAt: Date.now(), state: { hours: null, pay: null, annual: null } },
  };
}
