import { CLAIM_MS } from '../session/storage.js';
import { RedisScript } from './redis.script.js';

/** KEYS: owners. ARGV: for each, the name of a slice. */
export const READ = new RedisScript(`
local rows = {}
for i, owner in ipairs(KEYS) do rows[i] = redis.call('HGET', owner, ARGV[i]) end
return rows
`);

/** KEYS: owners. @returns all fields of each */
export const READ_ALL = new RedisScript(`
local all = {}
for i, owner in ipairs(KEYS) do all[i] = redis.call('HGETALL', owner) end
return all
`);

/** KEYS: owners. ARGV: how many entries of each slice. */
export const HISTORY = new RedisScript(`
local all = {}
for i, owner in ipairs(KEYS) do
  all[i] = {}
  for _, name in ipairs(redis.call('HKEYS', owner)) do
    if isSlice(name) then
      local entries = redis.call('LRANGE', owner .. ':h:' .. name, 0, ARGV[1] - 1)
      table.insert(all[i], { name, entries })
    end
  end
end
return all
`);

/** KEYS: owner. ARGV: its tag and key, the name of a slice. @returns the parts of its latest change */
export const LAST = new RedisScript(`
local own = redis.call('LINDEX', KEYS[1] .. ':h:' .. ARGV[3], 0)
if not own then return {} end
local change, parts = string.match(own, '^%d+ (%d+)[^\\n]- (%S*)\\n')
if parts == '' then return { { ARGV[2], ARGV[3], own } } end
local function find(history)
  for index = 0, redis.call('LLEN', history) - 1 do
    local entry = redis.call('LINDEX', history, index)
    local number = string.match(entry, '^%d+ (%d+)')
    if number == change then return entry end
    if tonumber(number) < tonumber(change) then return nil end
  end
end
local found = {}
for key, name in string.gmatch(parts, '([^:,]+):([^,]+)') do
  local entry = find(ARGV[1] .. 'o:' .. key .. ':h:' .. name)
  if entry then found[#found + 1] = { key, name, entry } end
end
return found
`);

/**
 * KEYS: sequence, mark of each session's end, then each session, and the visitor. ARGV: the number of the last known
 * change, how many entries of each slice.
 */
export const NEWS = new RedisScript(`
local since, most, sessions = tonumber(ARGV[1]), tonumber(ARGV[2]), (#KEYS - 2) / 2
local function entriesOf(history)
  local entries = {}
  for index = 0, most - 1 do
    local entry = redis.call('LINDEX', history, index)
    if not entry then return entries, 1 end
    if tonumber(string.match(entry, '^%d+ (%d+)')) <= since then return entries, 0 end
    entries[index + 1] = entry
  end
  return entries, 1
end
local function newsOf(owner)
  local news = {}
  for _, name in ipairs(redis.call('HKEYS', owner)) do
    if isSlice(name) then
      local entries, isAll = entriesOf(owner .. ':h:' .. name)
      if #entries > 0 then news[#news + 1] = { name, redis.call('HGET', owner, name), entries, isAll } end
    end
  end
  return news
end
local ends, all = {}, {}
for i = 1, sessions do
  local isThere = redis.call('EXISTS', KEYS[1 + sessions + i]) == 1
  ends[i] = isThere and '' or redis.call('GET', KEYS[1 + i]) or 'expired'
end
for i = 2 + sessions, #KEYS do all[#all + 1] = newsOf(KEYS[i]) end
return { tonumber(redis.call('GET', KEYS[1]) or 0), ends, all }
`);

/** KEYS: the due work of all tags. ARGV: now, how many. */
export const CLAIM = new RedisScript(`
local found = {}
for _, due in ipairs(KEYS) do
  local some = redis.call('ZRANGEBYSCORE', due, '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])
  for i = 1, #some, 2 do found[#found + 1] = { tonumber(some[i + 1]), due, some[i] } end
end
table.sort(found, function(one, other) return one[1] < other[1] end)
local claimed = {}
for i = 1, math.min(#found, tonumber(ARGV[2])) do
  redis.call('ZADD', found[i][2], ARGV[1] + ${CLAIM_MS}, found[i][3])
  claimed[i] = found[i][3]
end
return claimed
`);
