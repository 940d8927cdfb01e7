import { announce, note, sayWaiting } from '../announcer.js';
import { refresh, session } from '../page/page.js';
import { deliverAgain, type Command } from './delivery.js';

interface Waiting extends Command {
  since: number;
}

/** By its id the server knows a command again for ten minutes; sent later, it might be applied twice. */
const RESENT_MS = 9 * 60_000;
const SENT_MS = 5_000;
const KEYS = 'waiting:';

const settles = new Map<string, () => void>();

let flushing = false;

document.addEventListener('back', () => void sendWaiting());

/** For the tabs of this session and those to come. @returns whether it can be kept */
export function wait(command: Command, settle: () => void) {
  if (!session()) return false;
  settles.set(command.id, settle);
  return store([...others(command.id), { ...command, since: Date.now() }]);
}

export function stopWaiting(id: string) {
  const rest = others(id);
  if (rest.length < waiting().length) store(rest);
  settles.delete(id);
}

/** What was meant for a session that is over is meant for no other. */
export function forgetOtherSessions() {
  const old = Object.keys(localStorage).filter((key) => key.startsWith(KEYS) && key !== place());
  for (const key of old) localStorage.removeItem(key);
}

async function sendWaiting() {
  if (flushing || waiting().length === 0) return;
  flushing = true;
  const isSent = await sendEach(waiting()).catch(() => false);
  flushing = false;
  if (!isSent) return;
  note();
  announce('Sent.');
  sayWaiting('Sent.');
  setTimeout(sayCount, SENT_MS);
  await refresh().catch(() => undefined);
}

/** @returns whether any was done @throws where the connection is gone again */
async function sendEach(commands: Waiting[]) {
  let isSent = false;
  for (const command of commands) {
    const refusal = isTooLate(command) ? 'It waited too long.' : await deliverAgain(command);
    if (refusal) note(`That could not be done: ${refusal} You wrote: ${written(command)}`);
    else settles.get(command.id)?.();
    isSent ||= !refusal;
    stopWaiting(command.id);
  }
  return isSent;
}

const isTooLate = ({ since }: Waiting) => Date.now() - since > RESENT_MS;

const written = ({ payload }: Command) => Object.values(payload).join(', ');

function waiting(): Waiting[] {
  return JSON.parse(localStorage.getItem(place()) ?? '[]') as Waiting[];
}

const others = (id: string) => waiting().filter((each) => each.id !== id);

function store(commands: Waiting[]) {
  if (commands.length === 0) localStorage.removeItem(place());
  else localStorage.setItem(place(), JSON.stringify(commands));
  sayCount();
  return true;
}

function sayCount() {
  const { length } = waiting();
  const changes = `${length} change${length === 1 ? '' : 's'}`;
  sayWaiting(length > 0 ? `Waiting for the connection: ${changes}.` : '');
}

const place = () => KEYS + session();
