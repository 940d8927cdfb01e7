import { RedisScript } from './redis.script.js';

/** A process that was not heard of for so long is dead, and its tabs are gone. */
const DEAD_AFTER_MS = 6_000;
/** It may only have been stopped for a while. */
const SWEEP_AFTER_MS = 60_000;

const CLOCK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** By the server's clock, which is the same for all processes. */
const COUNT = `${CLOCK}
local function openTabs(seats, nodes)
  local all, open = redis.call('HGETALL', seats), 0
  for i = 1, #all, 2 do
    local seen = redis.call('ZSCORE', nodes, all[i + 1])
    if not seen then redis.call('HDEL', seats, all[i])
    elseif now - seen < ${DEAD_AFTER_MS} then open = open + 1 end
  end
  return open
end
`;

/** KEYS: owner, nodes. ARGV: tab, node, limit. @returns the visitor; 0 where all are taken, nil without an owner */
export const SEAT = new RedisScript(`${COUNT}
local visitor = redis.call('HGET', KEYS[1], '@visitor')
if not visitor then return false end
local seats = KEYS[1] .. ':t'
if openTabs(seats, KEYS[2]) >= tonumber(ARGV[3]) then return 0 end
redis.call('ZADD', KEYS[2], now, ARGV[2])
redis.call('HSET', seats, ARGV[1], ARGV[2])
redis.call('PEXPIREAT', seats, redis.call('PEXPIRETIME', KEYS[1]))
return visitor
`);

/** KEYS: owner, nodes. */
export const SEATS = new RedisScript(`${COUNT} return openTabs(KEYS[1] .. ':t', KEYS[2])`);

/** KEYS: nodes. ARGV: node. @returns 1 where it was taken for dead for so long that its seats may be gone */
export const BEAT = new RedisScript(`${CLOCK}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ${SWEEP_AFTER_MS})
return redis.call('ZADD', KEYS[1], now, ARGV[1])
`);

/** KEYS: owners. ARGV: for each its tab, then the node. Takes seats again that were given to others meanwhile. */
export const SEAT_AGAIN = new RedisScript(`
for i, owner in ipairs(KEYS) do
  if redis.call('EXISTS', owner) == 1 then redis.call('HSET', owner .. ':t', ARGV[i], ARGV[#ARGV]) end
end
`);
