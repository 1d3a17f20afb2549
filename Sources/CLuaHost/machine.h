// What the files of this target share.
#ifndef EDICT_CLUAHOST_MACHINE_H
#define EDICT_CLUAHOST_MACHINE_H

#include "CLuaHost.h"
#include <lauxlib.h>
#include <lua.h>

struct lh_machine {
  lua_State *state;
  lh_host host;
  lh_facts *facts;  // NULL where the host is asked for everything
  size_t live_bytes;
  size_t limit_bytes;
  int64_t budget;
  double deadline;  // of the monotonic clock, in seconds; 0 for none
  lh_end end;       // why the error now on its way was raised
  int32_t offset;   // where, as a byte offset; -1 if not known
  lh_failure *failure;
};

// Keys of the registry: arrays by number.
#define LH_FUNCTIONS 100  // exported functions
#define LH_OBJECTS 101    // the objects that calls are given, kept
#define LH_METATABLE 102  // what makes a userdata one of the host's objects

static inline lh_machine *lh_machine_of(lua_State *L) {
  return *(lh_machine **)lua_getextraspace(L);
}

// The number of the object at `index`, or -1.
int32_t lh_object_at(lua_State *L, int index);

// Reads the value at `index`; text stays valid while the value is on the stack.
void lh_read_value(lua_State *L, int index, lh_value *value);

// Pushes a value; can raise a memory error.
void lh_push_value(lua_State *L, const lh_value *value);

// Pushes what a callback answered, once it is paid for: its own units, and long text by its length.
void lh_push_answer(lua_State *L, const lh_value *value, int32_t offset);

// Pushes text that a host holds, once it is paid for by its length.
void lh_push_text(lua_State *L, const char *text, size_t length, int32_t offset);

// What so many bytes of text cost; short text costs nothing of its own.
static inline int64_t lh_text_units(size_t length) { return (int64_t)(length / 64); }

// Pushes object `number`; can raise a memory error.
void lh_push_object(lua_State *L, int32_t number);

// Pushes object `number`, kept from call to call; can raise a memory error.
void lh_push_kept_object(lua_State *L, int32_t number);

// Pushes a field or an item where it is a fact that is known; false, and nothing is pushed, where the
// host must be asked.
bool lh_push_field(lua_State *L, int32_t object, int32_t symbol);
bool lh_push_item(lua_State *L, int32_t object, double index);

// Pushes a parameter by its symbol, as above.
bool lh_push_parameter(lua_State *L, int32_t symbol);

// How many items an object has, where it is a list of facts; else -1.
double lh_fact_count(const lh_machine *machine, int32_t object);

// Raises. The error value is a light userdata, which needs no memory; what it means is in the
// machine.
int lh_raise(lua_State *L, lh_end end, int32_t offset);

// Raises after a callback that answered anything but LH_VALUE.
int lh_raise_reply(lua_State *L, lh_reply reply, int32_t offset);

// Calls `function` with the arguments above it, keeping `results` values, or leaves its error;
// tells how it ended.
lh_end lh_try(lua_State *L, int arguments, int results);

// Puts the operators of the host's objects into the metatable on top of the stack.
void lh_set_operators(lua_State *L);

// The machine's operations that hold what stopped, in operations order.
int lh_op_each(lua_State *L);
int lh_op_and(lua_State *L);
int lh_op_or(lua_State *L);

// The byte offset that every operation takes as its first argument.
static inline int32_t lh_offset_of(lua_State *L) { return (int32_t)lua_tointeger(L, 1); }

// Raises where the time is over.
void lh_check_time(lua_State *L, int32_t offset);

// Charges units of the budget, or raises.
void lh_charge(lua_State *L, int64_t units, int32_t offset);

// Charges passes of a loop, each by the weight at `weight_index`, or 1 where there is none.
void lh_charge_passes(lua_State *L, double passes, int weight_index, int32_t offset);

// Fills `failure` from the status of lua_pcall and the error value on top of the stack.
lh_end lh_explain(lh_machine *machine, int status, lh_failure *failure);

// Pushes the machine's operations in the order of LH_OPERATIONS; returns how many.
int lh_push_operations(lua_State *L);

#endif
