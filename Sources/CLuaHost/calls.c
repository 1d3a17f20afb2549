// Loading chunks and calling their functions.
#include "machine.h"

#include <stdio.h>

typedef struct load_request {
  int32_t chunk;
  const char *text;
  size_t length;
} load_request;

static int load(lua_State *L) {
  const load_request *request = lua_touserdata(L, 1);
  char name[16];
  snprintf(name, sizeof name, "=%d", (int)request->chunk);
  if (luaL_loadbufferx(L, request->text, request->length, name, "t") != LUA_OK) {
    return lua_error(L);
  }
  // No globals: a chunk that names one fails, and can't leave anything behind.
  lua_pushnil(L);
  lua_setupvalue(L, -2, 1);
  int count = lh_push_operations(L);
  lua_call(L, count, 0);
  return 0;
}

// Runs `function`, which takes `request`, under pcall.
static lh_end run(lh_machine *machine, lua_CFunction function, void *request, int results,
                  lh_failure *failure) {
  lua_State *L = machine->state;
  lua_settop(L, 0);
  machine->failure = failure;
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, request);
  int status = lua_pcall(L, 1, results, 0);
  lh_end end = lh_explain(machine, status, failure);
  machine->failure = NULL;
  return end;
}

lh_end lh_load(lh_machine *machine, int32_t chunk, const char *text, size_t length,
               lh_failure *failure) {
  load_request request = {chunk, text, length};
  return run(machine, load, &request, 0, failure);
}

lh_end lh_try(lua_State *L, int arguments, int results) {
  lh_machine *machine = lh_machine_of(L);
  int status = lua_pcall(L, arguments, results, 0);
  return status == LUA_OK ? LH_DONE : lh_explain(machine, status, machine->failure);
}

typedef struct call_request {
  int32_t function;
  const intptr_t *objects;
  int32_t count;
  lh_value *results;
  int32_t result_count;
  lh_each each;
} call_request;

static void push_call(lua_State *L, const call_request *request) {
  luaL_checkstack(L, request->count + request->result_count + 4, NULL);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_FUNCTIONS);
  lua_rawgeti(L, -1, (lua_Integer)request->function + 1);
  lua_remove(L, -2);
  for (int32_t index = 0; index < request->count; index++) {
    lh_push_kept_object(L, (int32_t)request->objects[index]);
  }
}

static int call(lua_State *L) {
  const call_request *request = lua_touserdata(L, 1);
  push_call(L, request);
  lua_call(L, request->count, request->result_count);
  for (int32_t index = 0; index < request->result_count; index++) {
    lh_read_value(L, index - request->result_count, &request->results[index]);
  }
  return request->result_count;  // left on the stack, so that their text stays valid
}

// Puts a function and its objects on the stack, where nothing of that can raise: there is room, and
// the objects have been made.
static bool push_made(lua_State *L, int32_t function, const intptr_t *objects, int32_t count,
                      int32_t result_count) {
  lua_settop(L, 0);
  if (!lua_checkstack(L, count + result_count + 4)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_FUNCTIONS);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_OBJECTS);
  lua_rawgeti(L, 1, (lua_Integer)function + 1);
  for (int32_t index = 0; index < count; index++) {
    if (lua_rawgeti(L, 2, (lua_Integer)objects[index] + 1) == LUA_TNIL) return false;
  }
  return true;
}

lh_end lh_call(lh_machine *machine, int32_t function, const intptr_t *objects, int32_t count,
               lh_value *results, int32_t result_count, lh_failure *failure) {
  lua_State *L = machine->state;
  if (push_made(L, function, objects, count, result_count)) {
    machine->failure = failure;
    int status = lua_pcall(L, count, result_count, 0);
    lh_end end = status == LUA_OK ? LH_DONE : lh_explain(machine, status, failure);
    machine->failure = NULL;
    if (end != LH_DONE) return end;
    // Left on the stack, so that their text stays valid.
    for (int32_t index = 0; index < result_count; index++) {
      lh_read_value(L, index - result_count, &results[index]);
    }
    return LH_DONE;
  }
  call_request request = {function, objects, count, results, result_count, NULL};
  return run(machine, call, &request, result_count, failure);
}

static int call_each(lua_State *L) {
  const call_request *request = lua_touserdata(L, 1);
  lh_machine *machine = lh_machine_of(L);
  push_call(L, request);
  lua_call(L, request->count, LUA_MULTRET);
  luaL_checkstack(L, 4, NULL);
  int last = lua_gettop(L);
  lh_read_value(L, 2, request->results);
  for (int index = 3; index <= last; index++) {
    lua_pushvalue(L, index);
    lh_end end = lh_try(L, 0, 1);
    lh_value value = {.kind = LH_NIL};
    if (end == LH_DONE) lh_read_value(L, -1, &value);
    request->each(machine->host.context, index - 3, end, &value);
    lua_settop(L, last);
  }
  return 0;
}

lh_end lh_call_each(lh_machine *machine, int32_t function, const intptr_t *objects, int32_t count,
                    lh_value *first, lh_each each, lh_failure *failure) {
  call_request request = {function, objects, count, first, 1, each};
  return run(machine, call_each, &request, 0, failure);
}
