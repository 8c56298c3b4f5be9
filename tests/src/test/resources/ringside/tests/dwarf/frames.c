// Functions of several kinds of frames: with and without a frame pointer, of a size that is known
// at run time only, recursive, with structures and with variables in registers.
#include "ringside.h"

struct point {
  int x;
  char tag;
  short y;
  struct point *next;
};

typedef unsigned int count_t;
enum color { RED, GREEN = 5, BLUE };

int total = 7;
static const char *names[2] = {"one", "two"};

__attribute__((noinline)) int leaf(int value, enum color color) {
  int twice = value * 2;
  total += twice;
  return twice + color;
}

__attribute__((noinline)) static int varied(int length) {
  int room[length];
  for (int i = 0; i < length; i++) {
    room[i] = leaf(i, GREEN);
  }
  return room[length - 1];
}

__attribute__((noinline)) int deep(int depth, struct point *point) {
  unsigned char small = (unsigned char) (depth + 250);
  if (depth == 0) {
    return varied(point->x) + small;
  }
  point->x++;
  int below = deep(depth - 1, point->next);
  return below + point->x + small;
}

struct packed {
  unsigned int low : 3;
  int middle : 13;
  unsigned int wide : 31;
  signed char last : 2;
  short whole;
};

__attribute__((noinline)) static int packed(struct packed *given) {
  struct packed copy = *given;
  copy.low += 1;
  return leaf(copy.low + copy.middle + (int) (copy.wide >> 20), RED) + copy.last;
}

int main(void) {
  struct packed bits = {5, -77, 0x12345678, -1, 9};
  struct point here = {3, 'a', -2, 0};
  here.next = &here;
  int list[3] = {10, 20, 30};
  count_t sum = 0;
  for (int i = 0; i < 3; i++) {
    sum += list[i];
  }
  total += packed(&bits);
  int result = deep(3, &here) + (int) sum + names[1][0];
  return (result + here.y + list[1]) & 127;
}
