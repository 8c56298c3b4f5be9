/*
 * orders - a small shop's orders: the mix of instructions of an ordinary program
 * Claims: none (a program to measure with)
 *
 * Compute only, and no loop that rules all others: records are copied and chained through pointers, texts
 * are compared and copied, a switch tells states apart, tables of one and of two dimensions are counted
 * in, functions take values, pointers and results by reference. Dhrystone was made in the same spirit.
 * Look at:  ringside profile orders: no function has most of the cycles; the calls and returns among CONTROL.
 * Try:      the branch predictors, and --machine tiny, whose L1 I-cache is small.
 * Usage:    orders [repetitions]
 */
#include "columns.h"

#define ALONE __attribute__((noinline))

enum { ORDERS = 16, GOODS = 8, DAYS = 6, NAME = 32 };
enum state { TAKEN, PAID, PACKED, SENT, STATES };

struct order {
  struct order *next;
  enum state state;
  int good, amount, cents;
  char name[NAME];
};

static const char *const customers[] = {
  "Ada King, Countess of Lovelace", "Alan Mathison Turing, Bletchley", "Alan Perlis, Pittsburgh",
  "Grace Brewster Murray Hopper"
};
static struct order orders[ORDERS], copy;
static int stock[GOODS], sold[GOODS][DAYS], today;

ALONE static void copy_text(char *to, const char *from) {
  int i = 0;
  for (; i < NAME - 1 && from[i] != 0; i++) {
    to[i] = from[i];
  }
  to[i] = 0;
}

ALONE static int compare(const char *one, const char *other) {
  while (*one != 0 && *one == *other) {
    one++;
    other++;
  }
  return (unsigned char)*one - (unsigned char)*other;
}

ALONE static int price(int good, int amount) {
  int cents = amount * (100 + 7 * good);
  return amount >= 5 ? cents - cents / 10 : cents;
}

/* Takes from the stock what there is, and says how much is missing. */
ALONE static int take(int good, int amount, int *missing) {
  int taken = stock[good] < amount ? stock[good] : amount;
  stock[good] -= taken;
  *missing = amount - taken;
  return taken;
}

ALONE static enum state advance(struct order *order) {
  int missing;
  switch (order->state) {
    case TAKEN:
      order->cents = price(order->good, order->amount);
      return PAID;
    case PAID:
      sold[order->good][today] += take(order->good, order->amount, &missing);
      stock[order->good] += missing > 0 ? 20 : 0;
      return missing > 0 ? PAID : PACKED;
    case PACKED:
      return SENT;
    default:
      return TAKEN;
  }
}

ALONE static struct order *find(struct order *first, const char *name) {
  while (first != 0 && compare(first->name, name) != 0) {
    first = first->next;
  }
  return first;
}

ALONE static struct order *chain(int day) {
  struct order *first = 0;
  for (int i = 0; i < ORDERS; i++) {
    struct order *order = &orders[(i * 5 + day) % ORDERS];
    order->next = first;
    first = order;
  }
  return first;
}

static unsigned work(int repetition) {
  unsigned sum = 0;
  today = repetition % DAYS;
  struct order *first = chain(repetition);
  for (struct order *order = first; order != 0; order = order->next) {
    order->state = advance(order);
    sum = sum * 31 + order->cents + order->state;
  }
  struct order *found = find(first, customers[repetition % 4]);
  found = found == 0 ? first : found;
  copy = *found;
  copy_text(found->name, customers[(repetition + 1) % 4]);
  found->amount = 1 + (found->amount + repetition) % 9;
  return sum + copy.amount + copy.name[repetition % 8];
}

int main(int argc, char **argv) {
  int given = argument(argc, argv, 1, 100000000), repetitions = given > 0 ? given : 500;
  unsigned sum = 0;
  for (int i = 0; i < ORDERS; i++) {
    orders[i].good = i * 3 % GOODS;
    orders[i].amount = 1 + i % 7;
    copy_text(orders[i].name, customers[i % 4]);
  }
  for (int i = 0; i < repetitions; i++) {
    sum = sum * 33 + work(i);
  }
  print("%d repetitions, checksum %u\n", repetitions, sum);
  return 0;
}
