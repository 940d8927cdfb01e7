import { describe, expect, it } from '@jest/globals';
import { COVER, earn } from '../support/cover.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';

const FORM = { age: '45', benefitPercent: '60', waitingDays: '60', benefitYears: '5' };

describe('the page of insurance', () => {
  const stage = sharedApp();

  it('offers the annual pay on its page as soon as there is one', async () => {
    expect((await stage.ada.page('/insurance')).text).toContain('No annual pay yet');
    await earn(stage.ada);
    expect((await stage.ada.page('/insurance')).text).toContain('<strong>$64,220.00</strong>');
  });

  it('by form: leaves the salary empty where it is the pay’s, and shows each factor', async () => {
    await earn(stage.ada);
    const fields = { ...FORM, annualSalary: '', smoker: 'false' };

    await stage.ada.submit('/insurance/quote', fields).expect(303).expect('Location', '/insurance');

    const { text } = await stage.ada.page('/insurance');
    expect(text).toMatch(/id="insurance-quote-annualSalary"[^>]*value=""/);
    expect(text).toMatch(/id="insurance-quote-waitingDays-60"[^>]*checked/);
    expect(text).toMatch(/id="insurance-quote-smoker-false"[^>]*checked/);
    for (const said of ['1.525', '0.011', '60% of it ÷ 12', 'not a tariff'])
      expect(text).toContain(said);
    for (const working of ['1 + 0.035 × (45 − 30)', '60 days', '5 years', 'no'])
      expect(text).toContain(`<span class="working">${working}</span>`);
  });

  it('asks for what a form did not choose, and keeps the rest', async () => {
    const { text } = await stage.ada.submit('/insurance/quote', { ...FORM, age: '17' }).expect(422);

    expect(text).toMatch(/id="insurance-quote-age"[^>]*value="17"[^>]*aria-invalid="true"/);
    expect(text).toContain('id="insurance-quote-smoker-error"');
    expect(text).toMatch(/id="insurance-quote-benefitYears-5"[^>]*checked/);
  });

  it('shows a new quote in every tab of its visitor', async () => {
    await stage.ada.send('/insurance/quote', { ...COVER, annualSalary: 90_000 });
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await tab.watch({ insurance: 1 }, 'html');

    await stage.ada.send('/insurance/quote', { ...COVER, annualSalary: 1_000_000 });

    const { html } = await tab.next('changed');
    expect(html).toContain('$30,000.00 at most');
    expect(html).toMatch(/id="insurance-quote-waitingDays-90"/);
    tab.close();
  });
});
