import { RedisScript } from './redis.script.js';

/** What is past its length stays for a moment: a process that is late then still tells its tabs each change. */
const LOG_KEPT_MS = 5_000;
const LOG_LENGTH = 250;

/**
 * All changes that waited of one session, where it lives, its slices have the expected versions and no command is
 * answered yet; otherwise none, and the answer is how things are.
 * KEYS: session, visitor, sequence, due, expiry. ARGV: the request as JSON, then the new states in its order.
 * A row is "version changedAt state"; an entry of the history "version change size at undoable door command parts", a
 * new line and the state before; an answer "at fingerprint [[keeper, name, version], …]".
 */
export const CHANGE = new RedisScript(`
local session, visitor, sequence, due, expiry = unpack(KEYS)
local request = cjson.decode(ARGV[1])
local keepers = { session, visitor }
local now, limits = request.now, request.limits

local function versionOf(row) return row and tonumber(string.match(row, '^%d+')) or 0 end
local function historyOf(keeper, name) return keepers[keeper] .. ':h:' .. name end

-- What the next version was made from is what this one was.
local function rowAt(keeper, name, version)
  if version == 0 then return false end
  local row = redis.call('HGET', keepers[keeper], name)
  local since = versionOf(row) - version
  if since <= 0 then return row end
  local next = redis.call('LINDEX', historyOf(keeper, name), since - 1)
  local own = redis.call('LINDEX', historyOf(keeper, name), since)
  local before = next and string.match(next, '\\n(.*)$') or ''
  if before == '' then return redis.call('HGET', keepers[keeper] .. ':s', name .. ' ' .. version) or row end
  local at = string.match(own or next, '^%d+ %d+ %d+ (%d+)')
  return version .. ' ' .. at .. ' ' .. before
end

local function answerOf(id)
  local answer = redis.call('HGET', session .. ':a', id)
  if not answer then return false end
  local at, _, versions = string.match(answer, '^(%d+) (%S+) (.*)$')
  if tonumber(at) <= now - limits.answersMs then return false end
  local rows = {}
  for i, one in ipairs(cjson.decode(versions)) do rows[i] = rowAt(one[1], one[2], one[3]) end
  return { answer, rows }
end

local isAlive = request.isNew or lives(session, now)
local isExpected = isAlive and not request.isLoad
local rows, answers = {}, {}
for i, row in ipairs(request.rows) do
  rows[i] = redis.call('HGET', keepers[row.keeper], row.name)
  isExpected = isExpected and versionOf(rows[i]) == row.version
end
for i, id in ipairs(request.ids) do
  answers[i] = answerOf(id)
  isExpected = isExpected and not answers[i]
end
if not isExpected then return { 0, isAlive and 1 or 0, rows, answers } end

local function keep(key, isNew, keeper)
  local at = keeper == 2 and request.visitorKeptUntil or request.owner.keptUntil
  if at and (isNew or keeper == 2) then redis.call('PEXPIREAT', key, at) end
end

local function number(isVisitors)
  local change = redis.call('INCR', sequence)
  local at = isVisitors and request.visitorKeptUntil or request.owner.keptUntil
  if at and change == 1 then redis.call('PEXPIREAT', sequence, at)
  elseif at then redis.call('PEXPIREAT', sequence, at, 'GT') end
  return change
end

-- What an answer needs of an entry outlives it.
local function saveState(keeper, name, entry)
  local version, at, before = string.match(entry, '^(%d+) %d+ %d+ (%d+)[^\\n]*\\n(.*)$')
  local one = name .. ' ' .. version - 1
  if before == '' or redis.call('HEXISTS', keepers[keeper] .. ':k', one) == 0 then return end
  redis.call('HSET', keepers[keeper] .. ':s', one, version - 1 .. ' ' .. at .. ' ' .. before)
  redis.call('PEXPIRE', keepers[keeper] .. ':s', 2 * limits.answersMs)
end

local function trim(keeper, name, length)
  if length <= limits.history then return end
  local history = historyOf(keeper, name)
  local past = redis.call('LINDEX', history, limits.history)
  local isOld = now - tonumber(string.match(past, '^%d+ %d+ %d+ (%d+)')) > ${LOG_KEPT_MS}
  local most = isOld and limits.history or math.max(limits.history, ${LOG_LENGTH})
  for _, entry in ipairs(redis.call('LRANGE', history, most, -1)) do saveState(keeper, name, entry) end
  redis.call('LTRIM', history, 0, most - 1)
end

-- The slices of a change of several, so that each leads to the others.
local function partsOf(change)
  if #change.writes < 2 then return '' end
  local parts = {}
  for i, write in ipairs(change.writes) do
    local row = request.rows[write.row]
    parts[i] = request.keys[row.keeper] .. ':' .. row.name
  end
  return table.concat(parts, ',')
end

local function save(change, write, state, seq)
  local row = request.rows[write.row]
  local history = historyOf(row.keeper, row.name)
  local before = not change.forgets and rows[write.row] and string.match(rows[write.row], '^%d+ %d+ (.*)$') or ''
  row.version = row.version + 1
  rows[write.row] = row.version .. ' ' .. change.at .. ' ' .. state
  redis.call('HSET', keepers[row.keeper], row.name, rows[write.row])
  local header = row.version .. ' ' .. seq .. ' ' .. #change.writes .. ' ' .. change.about .. ' ' .. partsOf(change)
  local length = redis.call('LPUSH', history, header .. '\\n' .. before)
  keep(history, length == 1, row.keeper)
  trim(row.keeper, row.name, length)
  if write.rank then
    redis.call('ZADD', request.tag .. 'rank:' .. row.name, -write.rank, request.keys[row.keeper])
  end
end

local function keepVisitor()
  local key, till = request.keys[2], request.visitorUntil
  redis.call('HSET', visitor, '@idle', till, '@expires', till)
  redis.call('PEXPIREAT', visitor, request.visitorKeptUntil)
  redis.call('ZADD', expiry, till, key)
end

local function schedule(one)
  local member = request.keys[one.keeper] .. ' ' .. one.name
  if one.at then redis.call('ZADD', due, one.at, member) else redis.call('ZREM', due, member) end
end

-- Counts the answers that need a version, so that its state is kept for as long as one does.
local function need(versions, by)
  for _, one in ipairs(cjson.decode(versions)) do
    local needed, name = keepers[one[1]] .. ':k', one[2] .. ' ' .. one[3]
    if redis.call('HINCRBY', needed, name, by) <= 0 then
      redis.call('HDEL', needed, name)
      redis.call('HDEL', keepers[one[1]] .. ':s', name)
    end
    redis.call('PEXPIRE', needed, 2 * limits.answersMs)
  end
end

local function forget(id)
  local answer = redis.call('HGET', session .. ':a', id)
  if answer then need(string.match(answer, '^%d+ %S+ (.*)$'), -1) end
  redis.call('HDEL', session .. ':a', id)
end

local function isPast(id)
  local answer = redis.call('HGET', session .. ':a', id)
  return not answer or tonumber(string.match(answer, '^%d+')) <= now - limits.answersMs
end

local function remember(answer)
  local answered, order = session .. ':a', session .. ':o'
  if redis.call('HEXISTS', answered, answer.id) == 1 then
    forget(answer.id)
    redis.call('LREM', order, 1, answer.id)
  end
  redis.call('HSET', answered, answer.id, answer.value)
  need(string.match(answer.value, '^%d+ %S+ (.*)$'), 1)
  local count = redis.call('RPUSH', order, answer.id)
  while count > limits.answers or isPast(redis.call('LINDEX', order, 0)) do
    forget(redis.call('LPOP', order))
    count = count - 1
  end
  redis.call('PEXPIRE', answered, 2 * limits.answersMs)
  redis.call('PEXPIRE', order, 2 * limits.answersMs)
end

local state, seq = 1, 0
for _, change in ipairs(request.changes) do
  if #change.writes > 0 then
    if request.isNew then create(session, expiry, request.owner) end
    if change.forgets then remove(request.tag, request.keys[2]) end
    if change.isVisitors then keepVisitor() end
    seq = number(change.isVisitors)
    for _, write in ipairs(change.writes) do
      state = state + 1
      save(change, write, ARGV[state], seq)
    end
  end
  for _, one in ipairs(change.due) do schedule(one) end
  if change.answer then remember(change.answer) end
end
if seq > 0 then redis.call('PUBLISH', sequence, seq .. ' ' .. request.node) end
return { 1, seq }
`);
