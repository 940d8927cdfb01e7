import { note } from './announcer.js';
import { connect, disconnect, wake } from './connection/connection.js';
import { isIdle, withdraw } from './connection/expiring.js';
import { fieldsIn, isTyped } from './forms/fields.js';
import { onSubmit } from './forms/forms.js';
import { onInput } from './forms/typing.js';
import { forgetOtherSessions } from './forms/waiting.js';
import './page/countdown.js';
import { refresh, session } from './page/page.js';

const OVER = 'over';

const tabs = new BroadcastChannel('sojourn');
let followed = '';

goByOwnAddress();
document.addEventListener('submit', onSubmit);
document.addEventListener('drawn', follow);
document.addEventListener('input', onInput);
document.addEventListener('click', onClose);
document.addEventListener('toggle', onToggle, true);
document.addEventListener('used', onUsed);
addEventListener('pageshow', onShow);
tabs.addEventListener('message', onOtherTab);
forgetOtherSessions();
if (session()) follow();
else if (sessionStorage.getItem(OVER)) sayOver();
sessionStorage.removeItem(OVER);

/** A form refused before this script ran has left its own address; there is no page at it. */
function goByOwnAddress() {
  const { page } = document.body.dataset;
  if (page !== location.pathname) history.replaceState(null, '', location.origin + page);
}

function follow() {
  const [before, now] = [followed, session()];
  followed = now;
  if (now === before) wake();
  else if (now) enter(now);
  else leave();
}

function enter(entered: string) {
  note();
  sessionStorage.removeItem(OVER);
  forgetOtherSessions();
  connect(entered, onEnd);
  tellTabs();
}

function tellTabs() {
  // A BroadcastChannel never leaves the origin, and takes no target.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage(session());
}

function onUsed() {
  if (!isIdle()) return;
  withdraw();
  tellTabs();
}

function leave() {
  disconnect();
  forgetOtherSessions();
  sayOver();
}

function onEnd(reason: string) {
  disconnect();
  // Where the page says that it goes on all the same, it is entered again.
  followed = OVER;
  sessionStorage.setItem(OVER, reason);
  refresh().catch(clear);
}

/** Where the page can't be had anew, nothing of the session stays on it all the same. */
function clear() {
  for (const part of document.querySelectorAll('main, #stay-sheet, [data-live]'))
    part.replaceChildren();
  delete document.body.dataset.session;
  follow();
}

/** A page that the browser kept and shows again has missed whatever came since. */
function onShow({ persisted }: PageTransitionEvent) {
  if (persisted) refresh().catch(wake);
}

function onOtherTab({ data }: MessageEvent<string>) {
  if (data !== session()) refresh().catch(wake);
  else if (isIdle()) withdraw();
}

function onClose({ target }: MouseEvent) {
  if (target instanceof Element && target.closest('[data-close]')) note();
}

function onToggle({ target, newState }: ToggleEvent) {
  const isStay = target instanceof Element && target.id === 'stay-sheet';
  if (isStay && newState === 'open') refresh().catch(() => undefined);
}

function sayOver() {
  const isExpired = sessionStorage.getItem(OVER) === 'expired';
  const what = isExpired ? 'has expired' : 'has ended, in this tab or in another';
  const rest = fieldsIn(document).some(isTyped)
    ? ' What you typed and have not sent is still here.'
    : '';
  const { stays } = document.body.dataset;
  const kept = stays ? ` In this browser stays ${stays}: the page Session can forget it.` : '';
  note(
    `Your session ${what}. What it held is gone; a new one begins with the next thing you do.${kept}${rest}`,
  );
}
