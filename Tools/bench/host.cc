// The limit: a bare host of Lua 5.4. Reads records as JSON Lines into memory, then for each parses it
// with simdjson, builds the Lua table of all its fields, calls `decide` and writes the answer as JSON.
// It checks nothing: no types, no unknown fields, no missing facts, no grounds.

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <lua.hpp>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <time.h>
#include <vector>

namespace dom = simdjson::dom;

namespace {

constexpr const char *usage =
    "usage: host POLICY.lua --records FILE [--rounds N] [--measure parse|tables|rules|whole] [--print]\n"
    "\n"
    "  POLICY.lua   returns the function that decides: it takes a record and gives an answer\n"
    "  --measure    parse: read the JSON only; tables: and build the tables; whole: and decide, and\n"
    "               write the answers (the default); rules: decide only, on tables built beforehand\n"
    "  --print      print the answers, and measure nothing\n"
    "\n"
    "  host policy.lua --records records.jsonl --rounds 5\n";

[[noreturn]] void fail(const std::string &what, int code = 1) {
  std::fprintf(stderr, "host: %s\n", what.c_str());
  std::exit(code);
}

double seconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

// MARK: Records

struct Records {
  std::string bytes;
  std::vector<std::string_view> lines;

  explicit Records(const char *path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) fail(std::string("cannot read `") + path + "`", 66);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    const size_t size = bytes.size();
    // simdjson reads beyond the end, up to its padding.
    bytes.append(simdjson::SIMDJSON_PADDING, '\0');
    for (size_t start = 0; start < size;) {
      size_t end = bytes.find('\n', start);
      if (end == std::string::npos || end > size) end = size;
      if (end > start) lines.emplace_back(bytes.data() + start, end - start);
      start = end + 1;
    }
  }
};

// MARK: From JSON to Lua

void push(lua_State *lua, dom::element value) {
  switch (value.type()) {
  case dom::element_type::OBJECT: {
    dom::object object = dom::object(value);
    lua_createtable(lua, 0, int(object.size()));
    for (auto [key, member] : object) {
      lua_pushlstring(lua, key.data(), key.size());
      push(lua, member);
      lua_rawset(lua, -3);
    }
    break;
  }
  case dom::element_type::ARRAY: {
    dom::array array = dom::array(value);
    lua_createtable(lua, int(array.size()), 0);
    lua_Integer index = 0;
    for (dom::element item : array) {
      push(lua, item);
      lua_rawseti(lua, -2, ++index);
    }
    break;
  }
  case dom::element_type::STRING: {
    std::string_view text = value;
    lua_pushlstring(lua, text.data(), text.size());
    break;
  }
  case dom::element_type::INT64: lua_pushinteger(lua, int64_t(value)); break;
  case dom::element_type::UINT64: lua_pushnumber(lua, double(uint64_t(value))); break;
  case dom::element_type::DOUBLE: lua_pushnumber(lua, double(value)); break;
  case dom::element_type::BOOL: lua_pushboolean(lua, bool(value)); break;
  case dom::element_type::NULL_VALUE: lua_pushnil(lua); break;
  }
}

// MARK: From Lua to JSON

void writeText(lua_State *lua, std::string &out) {
  size_t count = 0;
  const char *text = lua_tolstring(lua, -1, &count);
  out += '"';
  out.append(text, count); // The answers' words need no escapes.
  out += '"';
}

void writeValue(lua_State *lua, std::string &out) {
  char digits[32];
  switch (lua_type(lua, -1)) {
  case LUA_TBOOLEAN: out += lua_toboolean(lua, -1) ? "true" : "false"; break;
  case LUA_TNUMBER:
    out.append(digits, size_t(std::snprintf(digits, sizeof digits, "%lld",
                                            (long long)lua_tointeger(lua, -1))));
    break;
  case LUA_TSTRING: writeText(lua, out); break;
  case LUA_TTABLE: {
    const lua_Integer count = lua_Integer(lua_rawlen(lua, -1));
    out += '[';
    for (lua_Integer index = 1; index <= count; index++) {
      if (index > 1) out += ',';
      lua_rawgeti(lua, -1, index);
      writeText(lua, out);
      lua_pop(lua, 1);
    }
    out += ']';
    break;
  }
  default: fail("an answer lacks a member");
  }
}

void writeAnswer(lua_State *lua, std::string &out) {
  static const char *const members[] = {"eligible",         "reasons", "priority", "priority_matches",
                                        "score", "tier", "fund", "exemption"};
  out += '{';
  for (const char *member : members) {
    if (out.back() != '{') out += ',';
    out += '"';
    out += member;
    out += "\":";
    lua_getfield(lua, -1, member);
    writeValue(lua, out);
    lua_pop(lua, 1);
  }
  out += "}\n";
}

// MARK: Running

enum class Measure { parse, tables, rules, whole };

class Host {
public:
  explicit Host(const char *policy) : lua(luaL_newstate()) {
    luaL_openlibs(lua);
    if (luaL_dofile(lua, policy) != LUA_OK) fail(lua_tostring(lua, -1));
    lua_settop(lua, 1);
  }
  ~Host() { lua_close(lua); }

  dom::element parse(std::string_view line) {
    dom::element record;
    if (parser.parse(line.data(), line.size(), false).get(record)) fail("a record is not JSON");
    return record;
  }

  // Decides the record on top of the stack and writes the answer.
  void decide() {
    lua_pushvalue(lua, 1);
    lua_insert(lua, -2);
    if (lua_pcall(lua, 1, 1, 0) != LUA_OK) fail(lua_tostring(lua, -1));
  }

  void whole(std::string_view line, std::string &out) {
    push(lua, parse(line));
    decide();
    writeAnswer(lua, out);
    lua_pop(lua, 1);
  }

  // The CPU seconds of one pass over the records.
  double pass(const Records &records, Measure measure) {
    if (measure == Measure::rules) return rules(records);
    std::string answer;
    const double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (std::string_view line : records.lines) {
      answer.clear();
      switch (measure) {
      case Measure::parse: check += size_t(parse(line).type()); break;
      case Measure::tables:
        push(lua, parse(line));
        lua_pop(lua, 1);
        break;
      default: whole(line, answer);
      }
      check += answer.size();
    }
    return seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
  }

  // Kept, so that nothing that is measured can be left out.
  size_t check = 0;

private:
  // Decides some records at a time, whose tables are built before the clock starts.
  double rules(const Records &records) {
    constexpr size_t block = 250;
    double spent = 0;
    for (size_t first = 0; first < records.lines.size(); first += block) {
      const size_t count = std::min(block, records.lines.size() - first);
      lua_createtable(lua, int(count), 0);
      for (size_t index = 0; index < count; index++) {
        push(lua, parse(records.lines[first + index]));
        lua_rawseti(lua, 2, lua_Integer(index) + 1);
      }
      const double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
      for (size_t index = 0; index < count; index++) {
        lua_rawgeti(lua, 2, lua_Integer(index) + 1);
        decide();
        lua_pop(lua, 1);
      }
      spent += seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
      lua_settop(lua, 1);
    }
    return spent;
  }

  lua_State *lua;
  dom::parser parser;
};

} // namespace

int main(int count, char **arguments) {
  const char *policy = nullptr, *path = nullptr;
  Measure measure = Measure::whole;
  int rounds = 1;
  bool prints = false;
  for (int index = 1; index < count; index++) {
    const std::string_view argument = arguments[index];
    const char *value = index + 1 < count ? arguments[index + 1] : "";
    if (argument == "--help") return std::fputs(usage, stdout), 0;
    if (argument == "--print") {
      prints = true;
    } else if (argument == "--records") {
      path = value, index++;
    } else if (argument == "--rounds") {
      rounds = std::atoi(value), index++;
    } else if (argument == "--measure") {
      const std::string_view name = value;
      if (name == "parse") measure = Measure::parse;
      else if (name == "tables") measure = Measure::tables;
      else if (name == "rules") measure = Measure::rules;
      else if (name == "whole") measure = Measure::whole;
      else return std::fputs(usage, stderr), 64;
      index++;
    } else if (!policy && argument.substr(0, 2) != "--") {
      policy = arguments[index];
    } else {
      return std::fputs(usage, stderr), 64;
    }
  }
  if (!policy || !path || rounds < 1) return std::fputs(usage, stderr), 64;

  const Records records(path);
  Host host(policy);
  if (prints) {
    std::string answer;
    for (std::string_view line : records.lines) host.whole(line, answer);
    std::fwrite(answer.data(), 1, answer.size(), stdout);
    return 0;
  }
  host.pass(records, measure); // Warms up.
  double cpu = 0;
  const double start = seconds(CLOCK_MONOTONIC);
  for (int round = 0; round < rounds; round++) cpu += host.pass(records, measure);
  const double wall = seconds(CLOCK_MONOTONIC) - start;
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  std::printf("{\"decisions\":%zu,\"cpu_seconds\":%.6f,\"wall_seconds\":%.6f,\"peak_kb\":%ld,"
              "\"check\":%zu}\n",
              records.lines.size() * size_t(rounds), cpu, wall, used.ru_maxrss, host.check);
}
