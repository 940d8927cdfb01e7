import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inBrowser, type Person, type Stage } from '../support/browser.js';
import { watchers } from '../support/watchers.js';

/** Someone who types in one tab, with another tab beside it. */
async function typing(stage: Stage, ada: Person, text: string) {
  for (const title of ['milk', 'bread']) await ada.submit('/todo/add', { title });
  const [one, two] = [await ada.open('/todo'), await ada.open('/todo')];
  await watchers(stage.app, one, 'greeting', 2);
  await one.getByLabel('Edit “bread”').fill(text);
  return [one, two] as const;
}

async function edit(page: Page, from: string, to: string) {
  await page.getByLabel(`Edit “${from}”`).fill(to);
  await page.getByLabel(`Edit “${from}”`).press('Enter');
}

const titles = async (ada: Person) =>
  ((await ada.slice('/todo')).state as { items: { title: string }[] }).items.map(
    ({ title }) => title,
  );

inBrowser('an item that two tabs edit', (stage) => {
  it('shows both, keeps what is typed, and saves it only when told to', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await typing(stage, ada, 'brown bread');

    await edit(two, 'bread', 'rye');
    await one.getByText('Another tab wrote “rye” meanwhile.').waitFor();

    expect(await one.getByLabel('Edit “rye”').inputValue()).toBe('brown bread');
    expect(await titles(ada)).toEqual(['milk', 'rye']);
    await one.getByRole('button', { name: 'Keep mine' }).click();
    await two.getByLabel('Edit “brown bread”').waitFor();
    await one.locator('.theirs').waitFor({ state: 'detached' });
  });

  it('goes on showing both while other items change, and takes the other’s', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await typing(stage, ada, 'brown bread');
    await edit(two, 'bread', 'rye');
    await one.getByText('Another tab wrote “rye” meanwhile.').waitFor();

    await edit(two, 'milk', 'oat milk');
    await one.getByLabel('Edit “oat milk”').waitFor();
    await one.getByRole('link', { name: 'Take theirs' }).click();

    expect(await one.getByLabel('Edit “rye”').inputValue()).toBe('rye');
    expect(await one.locator('.theirs').count()).toBe(0);
    await edit(one, 'rye', 'rye bread');
    await two.getByLabel('Edit “rye bread”').waitFor();
  });

  it('is not taken for another’s where one tab saves twice in a row', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await typing(stage, ada, 'brown bread');

    await one.getByLabel('Edit “bread”').evaluate((field: FieldLike) => {
      field.form.requestSubmit();
      field.value = 'black bread';
      field.form.requestSubmit();
      field.value = 'black bread, sliced';
    });
    await two.getByLabel('Edit “black bread”').waitFor();

    await one.getByLabel('Edit “black bread”').press('Enter');
    await two.getByLabel('Edit “black bread, sliced”').waitFor();
    expect(await one.locator('.theirs').count()).toBe(0);
  });
});

inBrowser('an item that another tab removes', (stage) => {
  it('stays while someone types in it, and is put back with that text', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await typing(stage, ada, 'brown bread');

    await two.getByRole('button', { name: 'Remove bread' }).click();
    const field = one.getByLabel('What it said');
    await field.waitFor();
    expect(await field.evaluate((input: FieldLike) => input.matches(':focus'))).toBe(true);
    await two.getByRole('button', { name: 'Remove milk' }).click();
    await one.getByLabel('Edit “milk”').waitFor({ state: 'detached' });

    expect(await field.inputValue()).toBe('brown bread');
    await one.getByRole('button', { name: 'Put back with this text' }).click();
    await two.getByLabel('Edit “brown bread”').waitFor();
    await field.waitFor({ state: 'detached' });
    expect(await titles(ada)).toEqual(['brown bread']);
  });

  it('can be let go', async () => {
    const ada = await stage.person('Ada');
    const [one, two] = await typing(stage, ada, 'brown bread');
    await two.getByRole('button', { name: 'Remove bread' }).click();

    await one.getByRole('link', { name: 'Let go' }).click();

    expect(await one.getByLabel('What it said').count()).toBe(0);
    expect(await titles(ada)).toEqual(['milk']);
  });

  it('goes at once where it is removed in the very tab', async () => {
    const ada = await stage.person('Ada');
    const [one] = await typing(stage, ada, 'brown bread');

    await one.getByRole('button', { name: 'Remove bread' }).click();

    await one.getByLabel('Edit “bread”').waitFor({ state: 'detached' });
    expect(await one.getByLabel('What it said').count()).toBe(0);
  });
});

/** As much of an input as is looked at: tests are checked without the browser's types. */
interface FieldLike {
  value: string;
  form: { requestSubmit(): void };
  matches(selector: string): boolean;
}
