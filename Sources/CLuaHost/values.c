// Values between Lua and the host.
#include "machine.h"

int32_t lh_object_at(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA) return -1;
  return *(const int32_t *)lua_touserdata(L, index);
}

void lh_read_value(lua_State *L, int index, lh_value *value) {
  switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL:
      value->kind = LH_NIL;
      break;
    case LUA_TBOOLEAN:
      value->kind = LH_BOOLEAN;
      value->boolean = lua_toboolean(L, index);
      break;
    case LUA_TNUMBER:
      value->kind = LH_NUMBER;
      value->number = lua_tonumber(L, index);
      break;
    case LUA_TSTRING:
      value->kind = LH_TEXT;
      value->text = lua_tolstring(L, index, &value->length);
      break;
    case LUA_TUSERDATA:
      value->kind = LH_OBJECT;
      value->object = lh_object_at(L, index);
      break;
    default:
      value->kind = LH_OTHER;
  }
}

void lh_push_text(lua_State *L, const char *text, size_t length, int32_t offset) {
  int64_t units = lh_text_units(length);
  if (units > 0) lh_charge(L, units, offset);
  lua_pushlstring(L, text, length);
}

static void push_new_object(lua_State *L, int32_t number) {
  int32_t *object = lua_newuserdatauv(L, sizeof *object, 0);
  *object = number;
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_METATABLE);
  lua_setmetatable(L, -2);
}

void lh_push_value(lua_State *L, const lh_value *value) {
  switch (value->kind) {
    case LH_BOOLEAN:
      lua_pushboolean(L, value->boolean);
      break;
    case LH_NUMBER:
      lua_pushnumber(L, value->number);
      break;
    case LH_TEXT:
      lua_pushlstring(L, value->text, value->length);
      break;
    case LH_OBJECT:
      lh_push_object(L, value->object);
      break;
    default:
      lua_pushnil(L);
  }
}

void lh_push_object(lua_State *L, int32_t number) {
  // Runs number their objects from the same number on, so that few need to be made anew.
  if (number < 1024) {
    lh_push_kept_object(L, number);
  } else {
    push_new_object(L, number);
  }
}

void lh_push_kept_object(lua_State *L, int32_t number) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LH_OBJECTS);
  if (lua_rawgeti(L, -1, (lua_Integer)number + 1) == LUA_TNIL) {
    lua_pop(L, 1);
    push_new_object(L, number);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)number + 1);
  }
  lua_remove(L, -2);
}
