import type { Request } from 'express';
import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** A provider gives one client a /64; the rest of the address is the client's to choose. */
const OWN_GROUPS = 4;
const MAPPED = '0:0:0:0:0:ffff';

export const clientAddress = ({ ip = '' }: Request) => countedAs(ip);

export function countedAs(ip: string) {
  if (!isIPv6(ip)) return ip;
  const groups = groupsOf(ip);
  if (groups.slice(0, 6).join(':') === MAPPED) return dotted(groups.slice(6));
  return groups.slice(0, OWN_GROUPS).join(':');
}

/** An IPv6 address can be written in many ways; the URL standard knows one. */
function groupsOf(ip: string) {
  const { hostname } = new URL(`http://[${ip.replace(/%.*$/, '')}]`);
  const halves = hostname.slice(1, -1).split('::');
  const [head = [], tail = []] = halves.map((half) => half.split(':').filter(Boolean));
  return [...head, ...Array<string>(GROUPS - head.length - tail.length).fill('0'), ...tail];
}

const dotted = (groups: string[]) =>
  groups.flatMap((group) => [...Buffer.from(group.padStart(4, '0'), 'hex')]).join('.');
