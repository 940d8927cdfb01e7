import type { Expiring } from 'sojourn/client';
import { announce } from '../announcer.js';

const SECOND_MS = 1_000;
const SAID = {
  idle: 'To keep what it holds, use the button Stay at the end of the page.',
  absolute: 'It can’t be kept any longer.',
};

let endsAt = 0;
let timer: number | undefined;
let cameFrom: HTMLElement | undefined;

document.addEventListener('focusin', rememberFocus);

/** It takes no focus, and is read out once. */
export function warn({ reason, expiresInSeconds }: Expiring) {
  withdraw();
  endsAt = Date.now() + expiresInSeconds * SECOND_MS;
  for (const part of place().querySelectorAll<HTMLElement>('[data-reason]'))
    part.hidden = part.dataset.reason !== reason;
  place().hidden = false;
  announce(`Your session ends in ${expiresInSeconds} seconds. ${SAID[reason]}`);
  countDown();
}

/** Whether the page warns of an end that can still be put off. */
export const isIdle = () => !place().hidden && !place().querySelector('form')!.hidden;

export function withdraw() {
  clearTimeout(timer);
  if (isInside(document.activeElement)) cameFrom?.focus({ preventScroll: true });
  place().hidden = true;
}

/** At the end the server says whether the session is over: another client may have kept it. */
function countDown() {
  const leftMs = endsAt - Date.now();
  if (leftMs <= 0) return withdraw();
  place().querySelector('[role="timer"]')!.textContent = clock(Math.ceil(leftMs / SECOND_MS));
  timer = setTimeout(countDown, leftMs % SECOND_MS || SECOND_MS);
}

/** Who used the button goes on where they were. */
function rememberFocus({ target, relatedTarget }: FocusEvent) {
  if (!isInside(target) || isInside(relatedTarget)) return;
  cameFrom = relatedTarget instanceof HTMLElement ? relatedTarget : undefined;
}

const isInside = (target: EventTarget | null) => place().contains(target as Node | null);

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const place = () => document.getElementById('expiring')!;
