import { describe, expect, it } from '@jest/globals';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';

const NOTHING = { amount: null, from: null, to: null, result: null, rate: null, ratesDate: null };

describe('the page of currencies', () => {
  const stage = sharedApp();

  const convert = (amount: number, from: string, to: string) =>
    stage.ada.send('/currency/convert', { amount, from, to });

  it('says on the page what the rate is, of which day, and that this is old', async () => {
    await convert(100, 'EUR', 'USD');

    const { text } = await stage.ada.page('/currency');

    for (const said of ['USD 109.17', '1 EUR = 1.0917 USD', '9 August 2024', 'days old'])
      expect(text.replaceAll('\u00a0', ' ')).toContain(said);
  });

  it('swaps by a plain form: the reverse is converted and in the fields', async () => {
    await convert(49.9, 'AUD', 'JPY');
    const { text } = await stage.ada.page('/currency');
    const form = /<form[^>]*action="\/currency\/convert">([^]*?)<\/form>/.exec(text)![1]!;
    const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, ...field]) => field);

    await stage.ada
      .submit('/currency/convert', Object.fromEntries(fields) as Record<string, string>)
      .expect(303);

    expect(await stage.ada.state('currency')).toMatchObject({
      amount: 49.9,
      from: 'JPY',
      to: 'AUD',
    });
    expect((await stage.ada.page('/currency')).text).toMatch(/<option value="JPY" selected>/);
  });

  it('is pushed to the visitor’s tabs with all currencies to choose from, and to nobody else', async () => {
    await convert(1, 'EUR', 'USD');
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await tab.watch({ currency: 1 }, 'html');

    await convert(7, 'SEK', 'NOK');

    const { html } = await tab.next('changed');
    expect(html).toContain('SEK to NOK');
    expect(html).toContain('<option value="SEK" selected>SEK – Swedish Krona</option>');
    tab.close();
    expect(await stage.app.visitor().state('currency')).toMatchObject(NOTHING);
  });

  it('keeps what was typed, and what was chosen, when it is refused', async () => {
    const form = { amount: 'ten', from: 'SEK', to: 'THB' };

    const { text } = await stage.ada.submit('/currency/convert', form).expect(422);

    expect(text).toMatch(/value="ten"[^>]*aria-describedby="[^"]*currency-convert-amount-error/);
    expect(text.match(/<option value="(SEK|THB)" selected>/g)).toHaveLength(2);
  });
});
