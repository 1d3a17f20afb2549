// The system's Lua. The engine is written against the 5.4 language and its C API.
#ifndef EDICT_CLUA_SHIM_H
#define EDICT_CLUA_SHIM_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#if LUA_VERSION_NUM != 504
#error "Edict needs Lua 5.4: install liblua5.4-dev"
#endif

#endif
