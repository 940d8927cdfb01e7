import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person } from '../support/browser.js';
import { cutOff } from '../support/network.js';
import { until } from '../support/until.js';
import { waiting } from '../support/waiting.page.js';
import { watchers } from '../support/watchers.js';

inBrowser('what was sent without a connection', (stage) => {
  it('waits, and is sent once when the connection is back', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/todo');
    await watchers(stage.app, page, 'greeting', 1);
    const comeBack = await cutOff(page);
    await addTodo(page, 'Milk');
    await waiting(page).getByText('Waiting for the connection: 1 change.').waitFor();
    expect(await page.getByLabel('What is to be done?').inputValue()).toBe('Milk');

    await comeBack();

    await waiting(page).getByText('Sent.').waitFor();
    await page.getByRole('button', { name: 'Remove Milk' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('');
    expect(await page.getByLabel('What is to be done?').inputValue()).toBe('');
    expect(await titles(ada)).toEqual(['Milk']);
    await addTodo(page, 'Milk');
    await until('a second', async () => (await titles(ada)).length === 2);
    ada.forgiveOutage();
  });

  it('is done once where it had arrived and only its answer was lost', async () => {
    const ada = await stage.person('Ada');
    const page = await ada.open('/todo');
    await watchers(stage.app, page, 'greeting', 1);
    const comeBack = await cutOff(page);
    await addTodo(page, 'Milk');
    await waiting(page).getByText('1 change').waitFor();
    const { action, body, id } = await page.evaluate<Sent>(
      `JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('waiting:'))[1])[0]`,
    );
    const form = Object.fromEntries(new URLSearchParams(body));
    await ada.context.request.post(action, { form, headers: { 'Idempotency-Key': id } });

    await comeBack();

    await waiting(page).getByText('Sent.').waitFor();
    expect(await titles(ada)).toEqual(['Milk']);
    ada.forgiveOutage();
  });
});

interface Sent {
  action: string;
  body: string;
  id: string;
}

async function addTodo(page: Page, title: string) {
  await page.getByLabel('What is to be done?').fill(title);
  await page.getByRole('button', { name: 'Add it' }).click();
}

async function titles(person: Person) {
  const { state } = await person.slice('/todo');
  return (state as { items: { title: string }[] }).items.map(({ title }) => title);
}
