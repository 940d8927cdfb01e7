import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';

describe('where a form wants its visitor to come back to', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  const locationFor = async (returnTo: string) => {
    const { headers } = await app.visitor().submit('/todo/add', { title: 'Tea', returnTo });
    return headers.location as string;
  };

  it('is a place on a page of this site', async () => {
    expect(await locationFor('/pay/hours')).toBe('/pay/hours');
    expect(await locationFor('/cart#mains')).toBe('/cart#mains');
  });

  it.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/cart?to=//evil.example',
    'javascript:alert(1)',
    '',
  ])('is never %j', async (returnTo) => {
    expect(await locationFor(returnTo)).toBe('/todo');
  });

  it('is no field of JSON', async () => {
    await app.visitor().send('/todo/add', { title: 'Tea', returnTo: '/cart' }).expect(422);
  });
});
