import type { Anomaly } from '../anomaly.js';
import type { Browser } from '../browser.js';

const LOOKS = 5;

export const brokenRow: Anomaly = {
  name: 'broken-row',
  title: 'Broken row ends the process',
  story: `What a session is kept in no longer parses. Its visitor looks ${LOOKS} times, then a new one does. How many of the ${2 * LOOKS} looks are answered with a page?`,
  exempt: ({ spoil }) => (spoil ? undefined : 'nobody else can write its memory'),
  run: async (peer) => {
    const broken = await peer.visitor();
    await peer.column.spoil!(peer, broken);
    const stranger = peer.browser();
    const good = (await pages(broken)) + (await pages(stranger));
    return {
      what: 'answered',
      good,
      of: 2 * LOOKS,
      ...(peer.hasEnded && { note: 'the process ended' }),
    };
  },
};

async function pages(browser: Browser) {
  let answered = 0;
  for (let look = 0; look < LOOKS; look++) if ((await browser.status()) === 200) answered++;
  return answered;
}
