/** What is past its length stays for a moment: a process that is late then still tells its tabs each change. */
const LOG_KEPT_MS = 5_000;
const LOG_LENGTH = 250;

/** Part of `CHANGE`, and uses its locals. */
export const ENTRIES = `
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
`;
