// Opening, closing, memory and errors.
#include "machine.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

// The one error value that this side raises; its address is its meaning.
static const char raised_here;

const char *lh_lua_version(void) {
  return LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE;
}

// The allocations of this thread that fail for a test: how many go well before, and how many fail.
static _Thread_local struct {
  int64_t before;
  int64_t count;
} failing;

int64_t lh_fail_allocations(int64_t first, int64_t count) {
  int64_t left = failing.count;
  failing.before = first - 1;
  failing.count = count;
  return left;
}

static bool fails_now(void) {
  if (failing.count == 0 || failing.before-- > 0) return false;
  failing.before = 0;
  failing.count--;
  return true;
}

// Bounds live bytes. A block that shrinks always succeeds, as Lua demands.
static void *allocate(void *context, void *block, size_t old_size, size_t new_size) {
  lh_machine *machine = context;
  size_t old_bytes = block == NULL ? 0 : old_size;
  if (new_size == 0) {
    free(block);
    machine->live_bytes -= old_bytes;
    return NULL;
  }
  if (new_size > old_bytes &&
      (new_size - old_bytes > machine->limit_bytes - machine->live_bytes || fails_now())) {
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (moved == NULL) return NULL;
  machine->live_bytes += new_size - old_bytes;
  return moved;
}

static int object_field(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  int32_t object = *(const int32_t *)lua_touserdata(L, 1);
  lh_value result = {.kind = LH_NIL};
  lh_reply reply;
  if (lua_isinteger(L, 2)) {
    if (lh_push_field(L, object, (int32_t)lua_tointeger(L, 2))) return 1;
    reply = machine->host.field(machine->host.context, object, (int32_t)lua_tointeger(L, 2), &result);
  } else if (lua_type(L, 2) == LUA_TNUMBER) {
    if (lh_push_item(L, object, lua_tonumber(L, 2))) return 1;
    reply = machine->host.item(machine->host.context, object, lua_tonumber(L, 2), &result);
  } else {
    return lh_raise(L, LH_BAD_INDEX, -1);
  }
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, -1);
  lh_push_answer(L, &result, -1);
  return 1;
}

static int prepare(lua_State *L) {
  lua_createtable(L, 0, 0);
  lua_rawseti(L, LUA_REGISTRYINDEX, LH_FUNCTIONS);
  lua_createtable(L, 0, 0);
  lua_rawseti(L, LUA_REGISTRYINDEX, LH_OBJECTS);
  lua_createtable(L, 0, 10);
  lua_pushcfunction(L, object_field);
  lua_setfield(L, -2, "__index");
  lh_set_operators(L);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_rawseti(L, LUA_REGISTRYINDEX, LH_METATABLE);
  return 0;
}

lh_machine *lh_open(size_t limit_bytes, const lh_host *host, lh_facts *facts) {
  lh_machine *machine = calloc(1, sizeof *machine);
  if (machine == NULL) return NULL;
  machine->host = *host;
  machine->facts = facts;
  machine->limit_bytes = limit_bytes;
  machine->state = lua_newstate(allocate, machine);
  if (machine->state == NULL) {
    free(machine);
    return NULL;
  }
  *(lh_machine **)lua_getextraspace(machine->state) = machine;
  lua_pushcfunction(machine->state, prepare);
  if (lua_pcall(machine->state, 0, 0, 0) != LUA_OK) {
    lh_close(machine);
    return NULL;
  }
  return machine;
}

void lh_close(lh_machine *machine) {
  if (machine == NULL) return;
  lua_close(machine->state);
  free(machine);
}

void lh_set_budget(lh_machine *machine, int64_t units) { machine->budget = units; }

int64_t lh_budget(const lh_machine *machine) { return machine->budget; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void lh_set_time(lh_machine *machine, double seconds) {
  machine->deadline = seconds > 0 ? now() + seconds : 0;
}

void lh_check_time(lua_State *L, int32_t offset) {
  const lh_machine *machine = lh_machine_of(L);
  if (machine->deadline > 0 && now() > machine->deadline) lh_raise(L, LH_OUT_OF_TIME, offset);
}

size_t lh_live_bytes(const lh_machine *machine) { return machine->live_bytes; }

void lh_collect(lh_machine *machine) {
  lua_settop(machine->state, 0);
  lua_gc(machine->state, LUA_GCCOLLECT);
}

static void end_run(lua_State *L, lua_Debug *activation) {
  (void)activation;
  lh_raise(L, LH_OUT_OF_BUDGET, -1);
}

void lh_limit_instructions(lh_machine *machine, int count) {
  lua_sethook(machine->state, count > 0 ? end_run : NULL, count > 0 ? LUA_MASKCOUNT : 0, count);
}

// The line that runs now, in the innermost function of a chunk, and that chunk's number.
static void note_place(lua_State *L, lh_failure *failure) {
  lua_Debug activation;
  for (int level = 0; lua_getstack(L, level, &activation); level++) {
    lua_getinfo(L, "Sl", &activation);
    if (activation.currentline > 0) {
      failure->line = activation.currentline;
      failure->chunk = atoi(activation.short_src);
      return;
    }
  }
}

static int raise(lua_State *L, lh_end end, int32_t offset, bool wants_place) {
  lh_machine *machine = lh_machine_of(L);
  machine->end = end;
  machine->offset = offset;
  if (machine->failure != NULL) {
    machine->failure->chunk = -1;
    machine->failure->line = 0;
    if (wants_place) note_place(L, machine->failure);
  }
  lua_pushlightuserdata(L, (void *)&raised_here);
  return lua_error(L);
}

int lh_raise(lua_State *L, lh_end end, int32_t offset) { return raise(L, end, offset, true); }

int lh_raise_reply(lua_State *L, lh_reply reply, int32_t offset) {
  return raise(L, LH_STOPPED, offset, reply == LH_FAIL);
}

// Lua's own messages begin with "chunk:line: ", where the chunk's name is its number.
static void split_message(const char *text, lh_failure *failure) {
  char *end = NULL;
  long chunk = strtol(text, &end, 10);
  if (end != text && *end == ':') {
    char *line_end = NULL;
    long line = strtol(end + 1, &line_end, 10);
    if (line_end != end + 1 && strncmp(line_end, ": ", 2) == 0) {
      failure->chunk = (int32_t)chunk;
      failure->line = (int32_t)line;
      text = line_end + 2;
    }
  }
  strncpy(failure->message, text, sizeof failure->message - 1);
}

lh_end lh_explain(lh_machine *machine, int status, lh_failure *failure) {
  lua_State *L = machine->state;
  failure->message[0] = '\0';
  failure->offset = -1;
  if (status == LUA_OK) {
    failure->end = LH_DONE;
  } else if (status == LUA_ERRMEM) {
    failure->end = LH_OUT_OF_MEMORY;
    failure->chunk = -1;
    failure->line = 0;
  } else if (lua_touserdata(L, -1) == (void *)&raised_here) {
    // INVARIANT: a raise that was caught and one that was thrown on mean the same, since whoever
    // throws on raises nothing in between.
    failure->end = machine->end;
    failure->offset = machine->offset;
  } else {
    failure->end = LH_LUA_ERROR;
    failure->chunk = -1;
    failure->line = 0;
    // A string is read as it is: lua_tostring converts, and so can raise, only for a number.
    if (lua_type(L, -1) == LUA_TSTRING) split_message(lua_tostring(L, -1), failure);
  }
  return failure->end;
}
