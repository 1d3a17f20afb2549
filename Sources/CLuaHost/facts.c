// Facts that are read without asking the host.
#include "machine.h"

#include <stdlib.h>

// MARK: Notes

static bool grow_stamps(lh_notes *notes, size_t wanted) {
  size_t count = wanted < 64 ? 64 : wanted + wanted / 2;
  uint64_t *stamps = realloc(notes->stamps, count * sizeof *stamps);
  if (stamps == NULL) return false;
  for (size_t index = notes->stamp_count; index < count; index++) stamps[index] = 0;
  notes->stamps = stamps;
  notes->stamp_count = count;
  return true;
}

static bool grow_items(lh_notes *notes) {
  size_t capacity = notes->capacity < 64 ? 64 : notes->capacity * 2;
  int32_t *items = realloc(notes->items, capacity * sizeof *items);
  if (items == NULL) return false;
  notes->items = items;
  notes->capacity = capacity;
  return true;
}

bool lh_note(lh_notes *notes, int32_t item) {
  if ((size_t)item >= notes->stamp_count && !grow_stamps(notes, (size_t)item + 1)) return false;
  if (notes->stamps[item] == notes->stamp) return true;
  if (notes->count == notes->capacity && !grow_items(notes)) return false;
  notes->stamps[item] = notes->stamp;
  notes->items[notes->count++] = item;
  return true;
}

// MARK: Objects

int32_t lh_add_object(lh_facts *facts, lh_object object) {
  if (facts->object_count == facts->object_capacity) {
    size_t capacity = facts->object_capacity < 64 ? 64 : facts->object_capacity * 2;
    lh_object *objects = capacity > INT32_MAX / 2
                             ? NULL
                             : realloc(facts->objects, capacity * sizeof *objects);
    if (objects == NULL) return -1;
    facts->objects = objects;
    facts->object_capacity = capacity;
  }
  facts->objects[facts->object_count++] = object;
  return facts->first_object + (int32_t)facts->object_count - 1;
}

static const lh_object *object_of(const lh_facts *facts, int32_t number) {
  int64_t index = (int64_t)number - facts->first_object;
  return index >= 0 && index < (int64_t)facts->object_count ? &facts->objects[index] : NULL;
}

void lh_free_facts(lh_facts *facts) {
  free(facts->objects);
  free(facts->read_slots.items);
  free(facts->read_slots.stamps);
  free(facts->read_parameters.items);
  free(facts->read_parameters.stamps);
}

// MARK: Facts

// Pushes what a slot holds. `shape` is that of the objects in it, `parent` and `step` where it is.
static bool push_slot(lua_State *L, lh_facts *facts, int32_t index, int32_t shape, int32_t parent,
                      int32_t step) {
  const lh_slot *slot = &facts->slots[index];
  if (slot->kind == LH_SLOT_ABSENT) return false;
  if (slot->kind == LH_SLOT_OBJECT || slot->kind == LH_SLOT_LIST) {
    bool is_list = slot->kind == LH_SLOT_LIST;
    if (!is_list && shape < 0) return false;
    if (is_list && facts->notes_slots && !lh_note(&facts->read_slots, index)) return false;
    lh_object object = {is_list ? LH_FACT_LIST : LH_NODE, shape, slot->start,
                        is_list ? slot->count : 0,        parent, step};
    int32_t number = lh_add_object(facts, object);
    if (number < 0) return false;
    lh_push_object(L, number);
    return true;
  }
  if (facts->notes_slots && !lh_note(&facts->read_slots, index)) return false;
  switch (slot->kind) {
    case LH_SLOT_BOOLEAN:
      lua_pushboolean(L, slot->boolean);
      break;
    case LH_SLOT_NUMBER:
      lua_pushnumber(L, slot->number);
      break;
    default:
      lh_push_text(L, facts->text + slot->start, (size_t)slot->count, -1);
  }
  return true;
}

bool lh_push_field(lua_State *L, int32_t object, int32_t symbol) {
  lh_facts *facts = lh_machine_of(L)->facts;
  if (facts == NULL || facts->slots == NULL || symbol < 0 || symbol >= facts->symbol_count) {
    return false;
  }
  int32_t shape = object, first;
  if (object < facts->record_count) {
    if (object < 0 || !facts->is_submitted[object]) return false;
    first = facts->first_slots[object];
  } else {
    const lh_object *node = object_of(facts, object);
    if (node == NULL || node->kind != LH_NODE) return false;
    shape = node->shape;
    first = node->first;
  }
  int32_t field = facts->fields[shape * facts->symbol_count + symbol];
  if (field < 0) return false;
  int32_t child_shape = facts->child_shapes[facts->shape_starts[shape] + field];
  return push_slot(L, facts, first + field, child_shape, object, field);
}

bool lh_push_item(lua_State *L, int32_t object, double index) {
  lh_facts *facts = lh_machine_of(L)->facts;
  if (facts == NULL || facts->slots == NULL) return false;
  const lh_object *list = object_of(facts, object);
  if (list == NULL || list->kind != LH_FACT_LIST) return false;
  if (!(index >= 1 && index <= list->count)) return false;
  int32_t position = (int32_t)index - 1;
  if (index != (double)(position + 1)) return false;
  return push_slot(L, facts, list->first + position, list->shape, object, -1 - position);
}

bool lh_push_parameter(lua_State *L, int32_t symbol) {
  lh_facts *facts = lh_machine_of(L)->facts;
  if (facts == NULL || symbol < 0 || symbol >= facts->symbol_count) return false;
  const lh_parameter *parameter = &facts->parameters[symbol];
  if (parameter->kind == LH_NIL) return false;
  if (facts->notes_parameters && !lh_note(&facts->read_parameters, parameter->index)) return false;
  switch (parameter->kind) {
    case LH_BOOLEAN:
      lua_pushboolean(L, parameter->boolean);
      break;
    case LH_NUMBER:
      lua_pushnumber(L, parameter->number);
      break;
    default:
      lh_push_text(L, parameter->text, parameter->length, lh_offset_of(L));
  }
  return true;
}

double lh_fact_count(const lh_machine *machine, int32_t object) {
  const lh_facts *facts = machine->facts;
  if (facts == NULL || facts->slots == NULL) return -1;
  const lh_object *list = object_of(facts, object);
  return list != NULL && list->kind == LH_FACT_LIST ? list->count : -1;
}
