import { withoutSockets, type Anomaly } from '../anomaly.js';

const TABS = 5;

export const servedAfterEnd: Anomaly = {
  name: 'served-after-end',
  title: 'Ended session still served by its socket',
  story: `${TABS} tabs have an event under way while the session ends by a request, and send another after the end. How many of the ${2 * TABS} are refused?`,
  exempt: withoutSockets,
  run: async (peer) => {
    const browser = await peer.visitor();
    const tabs = [];
    for (let count = 0; count < TABS; count++) tabs.push((await peer.tab(browser)).tab);
    const underWay = tabs.map((tab) => tab.add('count', peer.elsewhere.later));
    await peer.elsewhere.asked(TABS);
    await browser.end();
    peer.elsewhere.answer();
    const during = await refusals(underWay);
    const after = await refusals(tabs.map((tab) => tab.add('count')));
    // Nobody may be told of what an event under way has done, and it is done all the same.
    const isOver = Object.keys(await browser.look()).length === 0;
    return { what: 'refused', good: (isOver ? during : 0) + after, of: 2 * TABS };
  },
};

const refusals = async (answers: Promise<boolean>[]) =>
  (await Promise.all(answers)).filter((isServed) => !isServed).length;
