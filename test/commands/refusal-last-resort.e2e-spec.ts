import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Views } from '../../src/sojourn/pages/views.js';
import { TestApp } from '../support/app.js';

describe('where no page can be drawn at all', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
    // The failures that follow are meant.
    app.nest.useLogger(false);
  });

  afterEach(() => void jest.restoreAllMocks());

  afterAll(() => app.stop());

  const breakViews = () =>
    jest.spyOn(app.nest.get(Views), 'page').mockImplementation(() => {
      throw new Error('broken');
    });

  it.each([
    ['a page', 500, () => app.visitor().page('/pay')],
    ['an address where nothing is', 404, () => app.visitor().page('/nothing')],
    ['a refused form', 500, () => app.visitor().submit('/pay/set-wage', { wage: 'x' })],
  ])('%s is answered %i in plain words', async (_, status, ask) => {
    breakViews();

    const { text, headers } = await ask().expect(status);

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('Try again in a moment.');
    expect(text).not.toContain('broken');
  });

  it('and everything else goes on', async () => {
    breakViews();
    const ada = app.visitor();
    await ada.page('/pay').expect(500);

    await ada.send('/pay/set-wage', { wage: 20 }).expect(200);
    await ada.json('/pay').expect(200);
    jest.restoreAllMocks();
    await ada.page('/pay').expect(200);
  });
});
