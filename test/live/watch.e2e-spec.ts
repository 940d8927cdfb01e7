import { describe, expect, it } from '@jest/globals';
import { sharedTab } from '../support/shared.tab.js';
import { Tab } from '../support/tab.js';

const squeeze = (html: string) => html.replace(/\s+/g, ' ').trim();

describe('watching', () => {
  const stage = sharedTab({
    begin: async (ada) => {
      for (const wage of [10, 20]) await ada.send('/pay/set-wage', { wage });
    },
  });

  const epoch = expect.any(String);
  const pay = { slice: 'pay', version: 2, state: expect.objectContaining({ wage: 20 }) };

  /** Makes a change and waits until it is acknowledged: what it pushed came before. */
  const greet = (name: string) => stage.tab.call('greeting:set', { name });

  it('answers with what is newer than what the tab has', async () => {
    expect(await stage.tab.watch({ pay: 0, greeting: 0 })).toEqual({
      ok: true,
      epoch,
      changed: [pay],
    });
    expect(await stage.tab.watch({ pay: 1 })).toEqual({ ok: true, epoch, changed: [pay] });
    expect(await stage.tab.watch({ pay: 2 })).toEqual({ ok: true, epoch, changed: [] });
    expect(await stage.tab.watch({})).toEqual({ ok: true, epoch, changed: [] });
  });

  it('answers with what a tab has from a session that held more', async () => {
    const greeting = { slice: 'greeting', version: 0, state: { name: null } };

    expect(await stage.tab.watch({ pay: 7, greeting: 1 })).toEqual({
      ok: true,
      epoch,
      changed: [pay, greeting],
    });
  });

  it('as html answers with the regions that the page shows', async () => {
    await greet('<Ada>');

    const { changed } = await stage.tab.watch({ pay: 0, greeting: 0 }, 'html');

    const { text } = await stage.ada.page('/pay');
    expect(changed!.map(({ slice, version }) => [slice, version])).toEqual([
      ['pay', 2],
      ['greeting', 1],
    ]);
    expect(changed![0]).not.toHaveProperty('state');
    const [slip] = /<section class="ticket" id="live-pay"[^]*?<\/section>/.exec(
      changed![0]!.html!,
    )!;
    expect(squeeze(text)).toContain(squeeze(slip));
    expect(changed![1]!.html).toContain('id="live-greeting"');
    expect(changed![1]!.html).toContain('Hello, <strong>&lt;Ada&gt;</strong>');
  });

  it('as html is told of changes in html, and as json in json', async () => {
    const reader = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await reader.watch({ greeting: 0 }, 'html');
    await stage.tab.watch({ greeting: 0 });

    await greet('Ada');

    expect(await reader.next('changed')).toEqual({
      slice: 'greeting',
      version: 1,
      html: expect.stringContaining('Hello, <strong>Ada</strong>'),
    });
    expect(stage.tab.pushes).toEqual([{ slice: 'greeting', version: 1, state: { name: 'Ada' } }]);
  });

  it('again takes the place of what was asked for before', async () => {
    for (const as of ['json', 'html', 'html', 'json', 'html'] as const)
      await stage.tab.watch({ greeting: 0, pay: 2 }, as);

    await greet('Ada');

    expect(stage.tab.pushes).toHaveLength(1);
    expect(stage.tab.pushes[0]).toHaveProperty('html');
  });
});
