// The C half of the bridge between a host and Lua 5.4.
//
// A Lua error is a longjmp, and one that crosses a Swift frame breaks the process. So every call
// of Lua's API that can raise is made here, under lua_pcall, and the host is only ever called
// back through functions that return: they fill a value or answer that the run must stop, and it
// is this side that raises, after the host has returned.
//
// Nothing here knows what a rule is. A machine runs functions of loaded chunks; what they can
// reach are the machine's own operations (division, loops, joining text, lists), the host's
// objects, whose fields the host answers for, and the host's words, which it carries out.
#ifndef EDICT_CLUAHOST_H
#define EDICT_CLUAHOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lh_machine lh_machine;

// A value on its way between Lua and the host.
typedef enum lh_kind {
  LH_NIL,
  LH_BOOLEAN,
  LH_NUMBER,
  LH_TEXT,
  LH_OBJECT,   // one of the host's objects, by its number
  LH_OTHER     // a function or a table: nothing that a host can take
} lh_kind;

typedef struct lh_value {
  lh_kind kind;
  bool boolean;
  int32_t object;
  double number;
  const char *text;  // valid until the next call of the machine, or until the callback returns
  size_t length;
  int64_t units;     // of a callback's answer: what it costs, beyond what every answer does
} lh_value;

// What a callback answers.
typedef enum lh_reply {
  LH_VALUE,  // the value is filled in
  LH_STOP,   // the run ends here; the host keeps why
  LH_FAIL    // the same, and the failure's line is wanted, which costs a little
} lh_reply;

// What a list word is doing when it asks the host.
typedef enum lh_stage {
  LH_BEGIN,  // with the list; the host answers how many items it has
  LH_ITEM,   // with what an item came to; the host answers true where no further one is needed
  LH_FINISH  // the host answers the word's value
} lh_stage;

// What a probe sees of the place that it watches.
typedef enum lh_seen {
  LH_BEGUN,  // it is about to be run
  LH_FALSE,  // it came to false, or to nil
  LH_TRUE    // it came to anything else
} lh_seen;

// An operation on a host's object that isn't a field or an item.
typedef enum lh_operator {
  LH_ADD,
  LH_SUBTRACT,
  LH_MULTIPLY,
  LH_DIVIDE,
  LH_NEGATE,
  LH_LESS,
  LH_LESS_OR_EQUAL,
  LH_EQUAL
} lh_operator;

// Why a run ended.
typedef enum lh_end {
  LH_DONE,
  LH_STOPPED,           // a callback answered LH_STOP
  LH_DIVISION_BY_ZERO,
  LH_NOT_FINITE,        // NaN or infinity came to a comparison
  LH_NOT_TEXT,          // .. of something that isn't text
  LH_NO_ITEMS,          // # or ipairs of something that isn't a list
  LH_BAD_LOOP,          // a bound that is no number, or a step of zero
  LH_BAD_INDEX,         // object[key] with a key that is no number
  LH_TOO_MANY_ARGUMENTS,
  LH_OUT_OF_BUDGET,
  LH_OUT_OF_MEMORY,
  LH_OUT_OF_TIME,
  LH_LUA_ERROR          // Lua's own message is in `message`
} lh_end;

// What the host does for a machine. Every callback gets `context` first.
// `end` tells how a protected call ended.
typedef struct lh_host {
  void *context;
  // object.field: `symbol` is the field's number.
  lh_reply (*field)(void *context, int32_t object, int32_t symbol, lh_value *result);
  // object[index], and the items of ipairs.
  lh_reply (*item)(void *context, int32_t object, double index, lh_value *result);
  // #object: the number of items.
  lh_reply (*length)(void *context, int32_t object, lh_value *result);
  // word(…), which stands at byte `offset` of its file.
  lh_reply (*word)(void *context, int32_t word, int32_t offset, const lh_value *arguments,
                   int32_t count, lh_value *result);
  // A list word at one of its stages. LH_BEGIN fills in the number of items, and as `object` the
  // frame by which the later stages call it. For LH_ITEM, `value` and `key` are what the word's
  // functions gave; LH_FAIL raises the item's own error again.
  lh_reply (*each)(void *context, int32_t word, lh_stage stage, int32_t frame, lh_end end,
                   const lh_value *value, const lh_value *key, lh_value *result);
  // An operator where an operand is an object. `left` and `right` are equal for LH_NEGATE.
  lh_reply (*operate)(void *context, lh_operator op, const lh_value *left, const lh_value *right,
                      lh_value *result);
  // Keeps why an operand of `and` or `or` stopped: in `frame`, or in a new one, which it fills in
  // as `object`, where that is -1. LH_FAIL: it is in error, and that is raised again.
  lh_reply (*hold)(void *context, int32_t frame, lh_value *result);
  // Ends a frame. LH_VALUE where another operand has settled it, else LH_STOP.
  lh_reply (*release)(void *context, int32_t frame, bool is_settled, lh_value *result);
  // Tells what the probe of a number saw.
  void (*probe)(void *context, int32_t number, lh_seen seen);
} lh_host;

// Facts that lie in the host's memory, so that this side reads them without asking: the fields of
// records, of the objects nested in them and of their lists, and parameters that are scalars.
//
// What isn't known, and what is no fact, the host is asked for as if there were none of this.
typedef struct lh_facts lh_facts;

// What a slot holds.
typedef enum lh_slot_kind {
  LH_SLOT_ABSENT,
  LH_SLOT_BOOLEAN,
  LH_SLOT_NUMBER,
  LH_SLOT_TEXT,
  LH_SLOT_OBJECT,  // `start` is its first field's slot
  LH_SLOT_LIST     // `start` is its first item's slot
} lh_slot_kind;

// One fact, as the host lays it out.
typedef struct lh_slot {
  uint8_t kind;
  bool boolean;
  double number;
  int32_t start;
  int32_t count;
} lh_slot;

// An object that a run holds, by its number less that of the first.
typedef enum lh_object_kind {
  LH_NODE,      // an object within a record
  LH_FACT_LIST, // a list within a record
  LH_FOREIGN    // anything else: `first` is the host's own number for it
} lh_object_kind;

typedef struct lh_object {
  lh_object_kind kind;
  int32_t shape;   // of a node, or of the objects in a list; -1 for none
  int32_t first;   // the slot of its first field or item
  int32_t count;   // of a list
  int32_t parent;  // the object in which it is
  int32_t step;    // the field's index in that, or less than zero: -1 for the first item, and so on
} lh_object;

// What has been read, each thing once since the last mark.
typedef struct lh_notes {
  int32_t *items;
  size_t count;
  size_t capacity;
  uint64_t *stamps;
  size_t stamp_count;
  uint64_t stamp;
} lh_notes;

// A parameter that is a scalar, by the number of its name.
typedef struct lh_parameter {
  lh_kind kind;  // LH_NIL where the host must be asked
  bool boolean;
  int32_t index;  // by which it is noted
  double number;
  const char *text;
  size_t length;
} lh_parameter;

struct lh_facts {
  // Of the policy. A field's index by shape and symbol, or -1; the shape of what lies in a field
  // by that index, or -1; where a shape's fields begin in `child_shapes`.
  const int32_t *fields;
  const int32_t *child_shapes;
  const int32_t *shape_starts;
  const int32_t *first_slots;
  int32_t symbol_count;
  int32_t record_count;
  int32_t parameter_word;  // the word that gives a parameter by its symbol
  lh_parameter *parameters;

  // Of the dossier at hand. Without slots the host is asked for everything.
  const lh_slot *slots;
  const char *text;
  const bool *is_submitted;

  // Of the run at hand.
  lh_object *objects;
  size_t object_count;
  size_t object_capacity;
  int32_t first_object;

  bool notes_slots;
  bool notes_parameters;
  lh_notes read_slots;
  lh_notes read_parameters;
};

// Notes an item, unless it has been since the last mark. Nothing is noted where memory is short,
// which `lh_note` tells by false.
bool lh_note(lh_notes *notes, int32_t item);

// Frees what this side has allocated for facts.
void lh_free_facts(lh_facts *facts);

// Adds an object; its number, or -1 where memory is short.
int32_t lh_add_object(lh_facts *facts, lh_object object);

typedef struct lh_failure {
  lh_end end;
  int32_t chunk;        // the number under which the chunk was loaded; -1 if not known
  int32_t line;         // 0 if not known
  int32_t offset;       // the byte offset of the operation in its file; -1 if not known
  char message[256];    // Lua's message without its place, cut to fit; empty for other ends
} lh_failure;

// The most arguments that a word takes.
#define LH_MAX_ARGUMENTS 32

// The version of the Lua that this was compiled against, such as "5.4.4".
const char *lh_lua_version(void);

// A new machine whose live memory stays under `limit_bytes`; NULL where even that is too much.
// `facts`, which must outlive it, may be NULL.
lh_machine *lh_open(size_t limit_bytes, const lh_host *host, lh_facts *facts);
void lh_close(lh_machine *machine);

// Compiles a chunk of text and runs it once. Its arguments are the machine's operations, in the
// order of LH_OPERATIONS; __word(number) gives it one of the host's words, __import(number) a
// function that a chunk before it exported, and by __export(number, function) it hands over its
// own. The chunk has no globals.
#define LH_OPERATIONS \
  "__word,__export,__import,__charge,__div,__fin,__eq,__loop,__cat,__len,__ipairs,__each,__and,__or,__probe"
lh_end lh_load(lh_machine *machine, int32_t chunk, const char *text, size_t length,
               lh_failure *failure);

// Calls an exported function with objects as arguments. Of its results the first `result_count`
// are given, nil where there are fewer; their text stays valid until the next call of the machine.
lh_end lh_call(lh_machine *machine, int32_t function, const int32_t *objects, int32_t count,
               lh_value *results, int32_t result_count, lh_failure *failure);

// Calls an exported function that returns a number and then functions; calls each of these by
// itself, so that none stops another, and tells the host what came of it.
typedef void (*lh_each)(void *context, int32_t ordinal, lh_end end, const lh_value *value);
lh_end lh_call_each(lh_machine *machine, int32_t function, const int32_t *objects, int32_t count,
                    lh_value *first, lh_each each, lh_failure *failure);

// Sets the units that loops and joined text may still use.
void lh_set_budget(lh_machine *machine, int64_t units);

// What is left of the budget.
int64_t lh_budget(const lh_machine *machine);

// Sets how long a run may go on from now, in seconds; 0 for ever. Looked at where units are charged.
void lh_set_time(lh_machine *machine, double seconds);

// Live bytes now.
size_t lh_live_bytes(const lh_machine *machine);

// What tests need.

// Collects all garbage, so that live bytes can be compared.
void lh_collect(lh_machine *machine);

// Ends the run of a chunk that was never checked, and so may loop for ever, after `count`
// instructions from now on, out of budget; 0 for never. It costs every instruction something.
void lh_limit_instructions(lh_machine *machine, int count);

// Of the allocations that this thread's machines ask for from now on, makes `count` fail, beginning
// with the one of number `first`. Lua asks a second time after it has collected, so a single one is
// hardly felt. Returns how many of those last asked for have not failed yet.
int64_t lh_fail_allocations(int64_t first, int64_t count);

#ifdef __cplusplus
}
#endif

#endif
