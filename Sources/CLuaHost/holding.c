// Operations that go on where one of their parts has stopped: list words, and the careful forms
// of `and` and `or`. What is held, and what it comes to, is the host's to say.
#include "machine.h"

// A limit of the host ends the run, whatever is held.
static bool is_limit(lh_end end) {
  return end == LH_OUT_OF_BUDGET || end == LH_OUT_OF_MEMORY || end == LH_OUT_OF_TIME;
}

// __and(offset, f, g, …), __or(offset, f, g, …): f() and g() and …, where an operand that stops is
// held and the others tried. Once one is held, only `false` settles `and`, and only `true` `or`.
static int hold(lua_State *L, bool is_or) {
  lh_machine *machine = lh_machine_of(L);
  int last = lua_gettop(L);
  int32_t frame = -1;
  lh_value result = {.kind = LH_NIL};
  for (int index = 2; index <= last; index++) {
    lua_settop(L, last);
    lua_pushvalue(L, index);
    lh_end end = lh_try(L, 0, 1);
    if (end == LH_DONE && frame < 0) {
      if ((bool)lua_toboolean(L, -1) == is_or || index == last) return 1;
    } else if (end == LH_DONE) {
      if (!lua_isboolean(L, -1) || (bool)lua_toboolean(L, -1) != is_or) continue;
      lh_reply reply = machine->host.release(machine->host.context, frame, true, &result);
      if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
      return 1;
    } else if (end == LH_STOPPED) {
      lh_reply reply = machine->host.hold(machine->host.context, frame, &result);
      if (reply == LH_VALUE) {
        frame = result.object;
      } else if (frame < 0) {
        return lua_error(L);
      }
    } else if (frame < 0 || is_limit(end)) {
      return lua_error(L);
    }
  }
  return lh_raise_reply(L, machine->host.release(machine->host.context, frame, false, &result),
                        lh_offset_of(L));
}

int lh_op_and(lua_State *L) { return hold(L, false); }

int lh_op_or(lua_State *L) { return hold(L, true); }

// One item: (list, index, f, key) to what f gives of it, or true where there is no f, and where that
// is true to what key gives.
static int item_step(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  if (!lh_push_item(L, lh_object_at(L, 1), lua_tonumber(L, 2))) {
    lh_value item = {.kind = LH_NIL};
    lh_reply reply = machine->host.item(machine->host.context, lh_object_at(L, 1),
                                        lua_tonumber(L, 2), &item);
    if (reply != LH_VALUE) return lh_raise_reply(L, reply, -1);
    lh_push_answer(L, &item, -1);
  }
  if (lua_isnil(L, 3)) {
    lua_pushboolean(L, 1);
  } else {
    lua_pushvalue(L, 3);
    lua_pushvalue(L, 5);
    lua_call(L, 1, 1);
  }
  if (lua_isnil(L, 4) || !lua_toboolean(L, 6)) return 1;
  lua_pushvalue(L, 4);
  lua_pushvalue(L, 5);
  lua_call(L, 1, 1);
  return 2;
}

// __each(offset, word, list, f, key, weight)
int lh_op_each(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  lua_settop(L, 6);
  int32_t word = (int32_t)lua_tointeger(L, 2);
  lh_value list, result = {.kind = LH_NIL};
  lh_read_value(L, 3, &list);
  lh_reply reply = machine->host.each(machine->host.context, word, LH_BEGIN, -1, LH_DONE, &list,
                                      NULL, &result);
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
  double items = result.number;
  int32_t frame = result.object;
  lh_charge_passes(L, items, 6, lh_offset_of(L));
  lua_settop(L, 5);
  for (double index = 1; index <= items; index++) {
    lua_pushcfunction(L, item_step);
    lua_pushvalue(L, 3);
    lua_pushnumber(L, index);
    lua_pushvalue(L, 4);
    lua_pushvalue(L, 5);
    lh_end end = lh_try(L, 4, 2);
    if (is_limit(end)) return lua_error(L);
    lh_value value = {.kind = LH_NIL}, key = {.kind = LH_NIL};
    if (end == LH_DONE) {
      lh_read_value(L, 6, &value);
      lh_read_value(L, 7, &key);
    }
    result.kind = LH_NIL;
    reply = machine->host.each(machine->host.context, word, LH_ITEM, frame, end, &value, &key,
                               &result);
    if (reply == LH_FAIL && end != LH_DONE) return lua_error(L);
    if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
    lua_settop(L, 5);
    if (result.kind == LH_BOOLEAN && result.boolean) break;
    if ((int64_t)index % 256 == 0) lh_check_time(L, lh_offset_of(L));
  }
  result.kind = LH_NIL;
  reply = machine->host.each(machine->host.context, word, LH_FINISH, frame, LH_DONE, NULL, NULL,
                             &result);
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, lh_offset_of(L));
  lh_push_value(L, &result);
  return 1;
}

// Operators on objects: their upvalue is the lh_operator.
static int operate(lua_State *L) {
  lh_machine *machine = lh_machine_of(L);
  lh_value left, right, result = {.kind = LH_NIL};
  lh_read_value(L, 1, &left);
  lh_read_value(L, 2, &right);
  lh_operator op = (lh_operator)lua_tointeger(L, lua_upvalueindex(1));
  lh_reply reply = machine->host.operate(machine->host.context, op, &left, &right, &result);
  if (reply != LH_VALUE) return lh_raise_reply(L, reply, -1);
  lh_push_value(L, &result);
  return 1;
}

void lh_set_operators(lua_State *L) {
  static const struct {
    const char *name;
    lh_operator op;
  } operators[] = {{"__add", LH_ADD},     {"__sub", LH_SUBTRACT}, {"__mul", LH_MULTIPLY},
                   {"__div", LH_DIVIDE},  {"__unm", LH_NEGATE},   {"__lt", LH_LESS},
                   {"__le", LH_LESS_OR_EQUAL}};
  for (size_t index = 0; index < sizeof operators / sizeof *operators; index++) {
    lua_pushinteger(L, operators[index].op);
    lua_pushcclosure(L, operate, 1);
    lua_setfield(L, -2, operators[index].name);
  }
}
