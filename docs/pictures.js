import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { chromium } from 'playwright-core';

/** Where the README shows them. */
const FOLDER = 'docs/pictures';
/** What links to these pages are shown with. */
const CARD = 'src/browser/card.png';
const SIZE = { width: 1000, height: 700 };
const CARD_SIZE = { width: 1200, height: 630 };
/** So long a game, or the race in the lab, goes on before it is taken. */
const GOES_ON_MS = 2_500;

/** Takes the README's pictures and the social card of the built app, in a folder of its own, by the system's Chromium. */
const dataDir = mkdtempSync(join(tmpdir(), 'pictures-'));
mkdirSync(FOLDER, { recursive: true });
const { app, baseURL } = await start();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox'],
});
try {
  await takeAll(await browser.newContext({ baseURL, viewport: SIZE, reducedMotion: 'reduce' }));
} finally {
  await browser.close();
  app.kill();
  rmSync(dataDir, { recursive: true, force: true });
}

async function start() {
  const env = { ...process.env, PORT: '0', DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['dist/main.js'], { env });
  const [line] = await once(child.stdout, 'data');
  return { app: child, baseURL: /http:\/\/[\d.:]+/.exec(String(line))[0] };
}

async function takeAll(context) {
  await use(context.request);
  await take(await open(context, '/'), 'home');
  await take(await open(context, '/session'), 'inspector');
  await take(await lab(context), 'lab');
  await takeGame(context);
  await takeCard(context);
}

/** Something in several apps, as a visitor leaves it there. */
async function use(request) {
  await request.post('/greeting/set', { data: { name: 'Ada' } });
  for (const wage of [30, 32.5]) await request.post('/pay/set-wage', { data: { wage } });
  for (const title of ['Buy laksa', 'Water the plants'])
    await request.post('/todo/add', { data: { title } });
  await request.post('/cart/add', { data: { item: 'calamari', quantity: 2 } });
}

async function open(context, path) {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'networkidle' });
  return page;
}

function take(page, name) {
  return page.screenshot({ path: `${FOLDER}/${name}.png` });
}

async function lab(context) {
  const page = await open(context, '/lab');
  await page.getByRole('button', { name: 'Change it 50 times at once' }).click();
  await page.waitForLoadState('networkidle');
  await pass(GOES_ON_MS);
  return page;
}

/** Two tabs beside one another: one flies, the other watches. */
async function takeGame(context) {
  const viewport = { width: 500, height: 640 };
  const [player, watcher] = [await open(context, '/arcade'), await open(context, '/arcade')];
  for (const page of [player, watcher]) await page.setViewportSize(viewport);
  await player.bringToFront();
  await player.getByRole('button', { name: 'Play' }).click();
  await pass(GOES_ON_MS);
  const shots = [await stage(player), await stage(watcher)];
  await drawn(context, { width: 1000, height: 700 }, beside(shots), `${FOLDER}/game.png`);
}

async function stage(page) {
  await page.locator('canvas').first().scrollIntoViewIfNeeded();
  return page.screenshot();
}

function beside(shots) {
  return `<body style="margin:0;padding:30px 0 0;display:flex;background:#ddd3bf">${shots
    .map(
      (shot) =>
        `<img width=500 style="padding:0 8px;box-sizing:border-box" src="${inline(shot, 'png')}">`,
    )
    .join('')}`;
}

function takeCard(context) {
  return drawn(
    context,
    CARD_SIZE,
    `<body style="margin:0;padding:90px;box-sizing:border-box;height:630px;background:#0b4640;color:#f6f1e6;font-family:Georgia,serif">
      <img width=120 src="${inline(readFileSync('src/browser/mark.svg'), 'svg+xml')}">
      <h1 style="font-size:104px;font-weight:500;margin:30px 0 24px">Sojourn</h1>
      <p style="font:38px/1.4 sans-serif;margin:0">Sessions for NestJS that forms, JSON calls and sockets change at once without losing anything.</p>`,
    CARD,
  );
}

function inline(bytes, type) {
  return `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

async function drawn(context, viewport, html, path) {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.setContent(html, { waitUntil: 'load' });
  await page.screenshot({ path });
}
