/* ring.h - messages of one sender and one receiver in memory that both see, with spinning or with futexes. */
#ifndef RINGSIDE_RING_H
#define RINGSIDE_RING_H

#include "ringside.h"

enum { ROOM = 65536, WAIT = 0, WAKE = 1 };

/* Of the sender, or of the receiver: where its next message is, and what it has done so far. */
struct side {
  int place, sleeps;
  unsigned value, wrong, calls, copied, spun;
};

struct ring {
  int head, tail; /* messages put in, and taken out */
  int spins, started, phase;
  struct side sides[2];
  char bytes[ROOM];
};

/* Makes a call and counts it for a side. */
#define CALL(side, ...) counted(side, sys(__VA_ARGS__))
static inline long counted(struct side *side, long result) {
  side->calls++;
  return result;
}

/* Waits until a number changes. Only the loop's own time is spun: where the clock leaps, others have run. */
static inline void spin(struct ring *ring, struct side *side, int *number, int value) {
  unsigned before = cycles_now();
  while (__atomic_load_n(number, __ATOMIC_ACQUIRE) == value) {
    unsigned now = cycles_now();
    side->spun += ring->started && now - before < 100 ? now - before : 0;
    before = now;
  }
}

static inline void await(struct ring *ring, struct side *side, int *number, int value) {
  if (ring->spins) {
    spin(ring, side, number, value);
    return;
  }
  while (__atomic_load_n(number, __ATOMIC_SEQ_CST) == value) {
    __atomic_store_n(&side->sleeps, 1, __ATOMIC_SEQ_CST);
    CALL(side, SYS_futex_time64, number, WAIT, value, 0, 0, 0);
    side->sleeps = 0;
  }
}

static inline void await_room(struct ring *ring, int most) {
  while (ring->head - __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE) >= most) {
    await(ring, &ring->sides[0], &ring->tail, ring->head - most);
  }
}

static inline void await_message(struct ring *ring) {
  while (__atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) == ring->tail) {
    await(ring, &ring->sides[1], &ring->head, ring->tail);
  }
}

/* Head or tail goes on by a message of so many bytes; who sleeps for it is woken. */
static inline void step(struct ring *ring, int *number, int size) {
  int of_receiver = number == &ring->tail;
  struct side *side = &ring->sides[of_receiver], *peer = &ring->sides[!of_receiver];
  side->place = side->place + 2 * size > ROOM ? 0 : side->place + size;
  __atomic_store_n(number, *number + 1, __ATOMIC_SEQ_CST);
  if (__atomic_load_n(&peer->sleeps, __ATOMIC_SEQ_CST)) {
    CALL(side, SYS_futex_time64, number, WAKE, 1, 0, 0, 0);
  }
}

#endif
