// What a chunk can do beside plain Lua: the machine's own operations, and the host's words.
// The first argument of most is the byte offset of the operation in its file.
#include "machine.h"

#include <math.h>

void lh_charge(lua_State *L, int64_t units, int32_t offset) {
  lh_machine *machine = lh_machine_of(L);
  if (units > machine->budget) {
    machine->budget = 0;
    lh_raise(L, LH_OUT_OF_BUDGET, offset);
  }
  machine->budget -= units;
  lh_check_time(L, offset);
}

// __export(number, function)
static int op_export(lua_State *L) {
  lua_settop(L, 2);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_FUNCTIONS);
  lua_insert(L, 2);
  lua_rawseti(L, 2, lua_tointeger(L, 1) + 1);
  return 0;
}

void lh_push_answer(lua_State *L, const lh_value *value, int32_t offset) {
  int64_t units = value->units + (value->kind == LH_TEXT ? lh_text_units(value->length) : 0);
  if (units > 0) lh_charge(L, units, offset);
  lh_push_value(L, value);
}

void lh_charge_passes(lua_State *L, double passes, int weight_index, int32_t offset) {
  double weight = lua_type(L, weight_index) == LUA_TNUMBER ? lua_tonumber(L, weight_index) : 1;
  double units = (passes + 1) * weight;
  lh_charge(L, units < 9e15 ? (int64_t)units : INT64_MAX, offset);
}

// __charge(offset, units): pays for one call of a function that is handed on.
static int op_charge(lua_State *L) {
  lh_charge(L, (int64_t)lua_tonumber(L, 2), lh_offset_of(L));
  return 0;
}

// __import(number): a function that was exported.
static int op_import(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_FUNCTIONS);
  lua_rawgeti(L, -1, lua_tointeger(L, 1) + 1);
  return 1;
}

// __div(offset, x): x, which is about to divide.
static int op_div(lua_State *L) {
  if (lua_type(L, 2) == LUA_TNUMBER && lua_tonumber(L, 2) == 0) {
    return lh_raise(L, LH_DIVISION_BY_ZERO, lh_offset_of(L));
  }
  lua_settop(L, 2);
  return 1;
}

// Charges an operand of a comparison, where it is long text.
static void charge_compared(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return;
  int64_t units = lh_text_units(lua_rawlen(L, index));
  if (units > 0) lh_charge(L, units, lh_offset_of(L));
}

// __fin(offset, x): x, which is about to be compared.
static int op_fin(lua_State *L) {
  charge_compared(L, 2);
  if (lua_type(L, 2) == LUA_TNUMBER && !isfinite(lua_tonumber(L, 2))) {
    return lh_raise(L, LH_NOT_FINITE, lh_offset_of(L));
  }
  lua_settop(L, 2);
  return 1;
}

// __eq(offset, a, b): a == b, where either might be an object or not finite.
static int op_eq(lua_State *L) {
  for (int index = 2; index <= 3; index++) {
    if (lua_type(L, index) == LUA_TNUMBER && !isfinite(lua_tonumber(L, index))) {
      return lh_raise(L, LH_NOT_FINITE, lh_offset_of(L));
    }
    charge_compared(L, index);
  }
  if (lua_isuserdata(L, 2) || lua_isuserdata(L, 3)) {
    lh_machine *machine = lh_machine_of(L);
    lh_value left, right, result = {.kind = LH_NIL};
    lh_read_value(L, 2, &left);
    lh_read_value(L, 3, &right);
    lh_reply reply =
        machine->host.operate(machine->host.context, LH_EQUAL, &left, &right, &result);
    if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
    lh_push_value(L, &result);
    return 1;
  }
  lua_pushboolean(L, lua_rawequal(L, 2, 3));
  return 1;
}

// __loop(offset, start, limit, step, weight): start, limit, step, once every pass is paid for by
// the weight of the loop's body.
static int op_loop(lua_State *L) {
  lua_settop(L, 5);
  if (lua_isnil(L, 4)) {
    lua_pushnumber(L, 1);
    lua_replace(L, 4);
  }
  for (int index = 2; index <= 4; index++) {
    if (lua_type(L, index) != LUA_TNUMBER || !isfinite(lua_tonumber(L, index))) {
      return lh_raise(L, LH_BAD_LOOP, lh_offset_of(L));
    }
  }
  double start = lua_tonumber(L, 2), limit = lua_tonumber(L, 3), step = lua_tonumber(L, 4);
  // A step too small to move the variable would loop for ever, whatever the count says.
  if (step == 0 || start + step == start || limit + step == limit) {
    return lh_raise(L, LH_BAD_LOOP, lh_offset_of(L));
  }
  double passes = floor((limit - start) / step) + 1;
  lh_charge_passes(L, passes > 0 ? passes : 0, 5, lh_offset_of(L));
  lua_settop(L, 4);
  return 3;
}

// __cat(offset, a, b, …): a .. b .. …
static int op_cat(lua_State *L) {
  int count = lua_gettop(L);
  int64_t length = 0;
  for (int index = 2; index <= count; index++) {
    if (lua_type(L, index) != LUA_TSTRING) return lh_raise(L, LH_NOT_TEXT, lh_offset_of(L));
    length += (int64_t)lua_rawlen(L, index);
  }
  lh_charge(L, 1 + length / 16, lh_offset_of(L));
  lua_concat(L, count - 1);
  return 1;
}

static double items_of(lua_State *L, int index) {
  lh_machine *machine = lh_machine_of(L);
  int32_t object = lh_object_at(L, index);
  if (object < 0) return lh_raise(L, LH_NO_ITEMS, lh_offset_of(L));
  double count = lh_fact_count(machine, object);
  if (count >= 0) return count;
  lh_value result = {.kind = LH_NIL};
  lh_reply reply = machine->host.length(machine->host.context, object, &result);
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
  return result.number;
}

// __len(offset, list): #list
static int op_len(lua_State *L) {
  lua_pushnumber(L, items_of(L, 2));
  return 1;
}

// The iterator of ipairs: its upvalue is the number of items.
static int next_item(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  double index = lua_tonumber(L, 2) + 1;
  if (index > lua_tonumber(L, lua_upvalueindex(1))) return 0;
  lua_pushnumber(L, index);
  if (lh_push_item(L, lh_object_at(L, 1), index)) return 2;
  lh_value result = {.kind = LH_NIL};
  lh_reply reply =
      machine->host.item(machine->host.context, lh_object_at(L, 1), index, &result);
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, -1);
  lh_push_answer(L, &result, -1);
  return 2;
}

// __ipairs(offset, list, weight): what a generic for goes through, once every pass is paid for.
static int op_ipairs(lua_State *L) {
  lua_settop(L, 3);
  double items = items_of(L, 2);
  lh_charge_passes(L, items, 3, lh_offset_of(L));
  lua_pushnumber(L, items);
  lua_pushcclosure(L, next_item, 1);
  lua_pushvalue(L, 2);
  lua_pushnumber(L, 0);
  return 3;
}

// word(offset, …)
static int call_word(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  int count = lua_gettop(L) - 1;
  if (count > LH_MAX_ARGUMENTS) return lh_raise(L, LH_TOO_MANY_ARGUMENTS, lh_offset_of(L));
  lh_value arguments[LH_MAX_ARGUMENTS];
  int64_t units = 0;
  for (int index = 0; index < count; index++) {
    lh_read_value(L, index + 2, &arguments[index]);
    if (arguments[index].kind == LH_TEXT) units += lh_text_units(arguments[index].length);
  }
  if (units > 0) lh_charge(L, units, lh_offset_of(L));
  lh_value result = {.kind = LH_NIL};
  int32_t word = (int32_t)lua_tointeger(L, lua_upvalueindex(1));
  lh_reply reply =
      machine->host.word(machine->host.context, word, lh_offset_of(L), arguments, count, &result);
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
  lh_push_answer(L, &result, lh_offset_of(L));
  return 1;
}

// The word that gives a parameter: (offset, symbol).
static int call_parameter(lua_State *L) {
  return lh_push_parameter(L, (int32_t)lua_tointeger(L, 2)) ? 1 : call_word(L);
}

// __word(number): one of the host's words as a function.
static int op_word(lua_State *L) {
  const lh_facts *facts = lh_machine_of(L)->facts;
  bool is_parameter = facts != NULL && lua_tointeger(L, 1) == facts->parameter_word;
  lua_settop(L, 1);
  lua_pushcclosure(L, is_parameter ? call_parameter : call_word, 1);
  return 1;
}

// __probe(number): number, for a place that is about to be run. __probe(number, x): x, once the host
// has seen whether it holds. Neither costs a unit, so that a run that is watched ends as any other.
static int op_probe(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  int32_t number = (int32_t)lua_tointeger(L, 1);
  if (lua_gettop(L) < 2) {
    machine->host.probe(machine->host.context, number, LH_BEGUN);
    lua_settop(L, 1);
    return 1;
  }
  machine->host.probe(machine->host.context, number, lua_toboolean(L, 2) ? LH_TRUE : LH_FALSE);
  lua_settop(L, 2);
  return 1;
}

int lh_push_operations(lua_State *L) {
  static const lua_CFunction operations[] = {op_word,   op_export, op_import, op_charge, op_div,     op_fin,
                                             op_eq,     op_loop,   op_cat,     op_len,
                                             op_ipairs, lh_op_each, lh_op_and, lh_op_or, op_probe};
  const int count = sizeof operations / sizeof *operations;
  luaL_checkstack(L, count, NULL);
  for (int index = 0; index < count; index++) lua_pushcfunction(L, operations[index]);
  return count;
}
