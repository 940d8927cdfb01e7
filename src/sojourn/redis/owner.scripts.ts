import { ENDS_KEPT_MS } from '../session/storage.js';
import { RedisScript } from './redis.script.js';

/** KEYS: owner, expiry. ARGV: the owner as JSON. */
export const BEGIN = new RedisScript(`create(KEYS[1], KEYS[2], cjson.decode(ARGV[1]))`);

/** KEYS: record. @returns the key of the owner that it names, and what is known of it */
export const FIND_OWNER = new RedisScript(`
local record = redis.call('HMGET', KEYS[1], 'key', 'owner', 'record')
if not record[1] or not record[3] then return false end
return { record[2], redis.call('HMGET', record[1], '@visitor', '@startedAt', '@idle', '@expires') }
`);

/** KEYS: owner, expiry. ARGV: its key, now, until when it lives on. */
export const TOUCH = new RedisScript(`
if not lives(KEYS[1], tonumber(ARGV[2])) then return 0 end
local times = redis.call('HMGET', KEYS[1], '@idle', '@expires')
local idle = math.max(tonumber(times[1]), tonumber(ARGV[3]))
redis.call('HSET', KEYS[1], '@idle', idle)
redis.call('ZADD', KEYS[2], math.min(idle, tonumber(times[2])), ARGV[1])
return 1
`);

/** KEYS: a session or visitor, mark of its end. ARGV: its tag and key. @returns its visitor; nil where there is none */
export const END = new RedisScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return false end
local visitor = redis.call('HGET', KEYS[1], '@visitor') or ARGV[2]
remove(ARGV[1], ARGV[2])
redis.call('SET', KEYS[2], 'ended', 'PX', ${2 * ENDS_KEPT_MS})
local sequence = ARGV[1] .. 'n:' .. visitor
redis.call('PUBLISH', sequence, redis.call('INCR', sequence))
return visitor
`);

/** KEYS: the expiries of all tags. ARGV: now, how many. */
export const SWEEP = new RedisScript(`
local gone, left = {}, tonumber(ARGV[2])
for _, expiry in ipairs(KEYS) do
  local tag = string.match(expiry, '^(.*)expiry$')
  for _, key in ipairs(redis.call('ZRANGEBYSCORE', expiry, '-inf', ARGV[1], 'LIMIT', 0, left)) do
    local isSession = redis.call('HEXISTS', tag .. 'o:' .. key, '@visitor') == 1
    remove(tag, key)
    gone[#gone + 1] = { key, isSession and 1 or 0 }
    left = left - 1
  end
end
return gone
`);

/** KEYS: the ranks of all tags, below zero so that the highest comes first. ARGV: now, how many. */
export const TOP = new RedisScript(`
local now, count = tonumber(ARGV[1]), tonumber(ARGV[2])
local found = {}
local function look(ranks)
  local tag = string.match(ranks, '^(.*})') .. ':'
  local start, here = 0, 0
  while here < count do
    local some = redis.call('ZRANGEBYSCORE', ranks, '-inf', '(0', 'WITHSCORES', 'LIMIT', start, count)
    for i = 1, #some, 2 do
      local owner = tag .. 'o:' .. some[i]
      if lives(owner, now) and here < count then
        local of = redis.call('HMGET', owner, '@visitor', '@startedAt', '@idle', '@expires')
        found[#found + 1] = { some[i + 1], some[i], of }
        here = here + 1
      end
    end
    if #some < 2 * count then return end
    start = start + count
  end
end
for _, ranks in ipairs(KEYS) do look(ranks) end
return found
`);
