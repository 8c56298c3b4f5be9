/* Takes the steps that standard input lists, in its processes, and reports each on the output. */
#include "lockstep.h"

enum { CALL, FORK_, EXIT_, LOAD, STORE, HANDLE };
enum { LITERAL, VARIABLE, BUFFER, KEY, HEAP_PLACE, NAME };
enum { MOST_STEPS = 400, AS_RESULT = -1 };

/* Java's Step.encode writes these. */
struct step {
  unsigned char slot, kind, variable, unused;
  int flags;
  int number;
  int arguments[6];
  unsigned char forms[8];
  int words[8];
  int word_count, fill_at, fill_bytes, fill_first;
  struct { int at, bytes; } checks[2];
};

struct report {
  int index, value;
  unsigned hashes[2];
};

static struct step steps[MOST_STEPS];
static int count;

static long argument(const struct step *step, int which) {
  int value = step->arguments[which];
  switch (step->forms[which]) {
  case VARIABLE:
    return shared->variables[value];
  case BUFFER:
    return (long)(buffer + value);
  case KEY:
    return key(value);
  case HEAP_PLACE:
    return heap_start + value;
  case NAME:
    return (long)names[value];
  default:
    return value;
  }
}

static long call(const struct step *step) {
  memcpy(buffer, step->words, step->word_count * 4);
  fill(step->fill_at, step->fill_bytes, step->fill_first);
  return sys6(argument(step, 0), argument(step, 1), argument(step, 2), argument(step, 3),
              argument(step, 4), argument(step, 5), step->number);
}

static long take(const struct step *step) {
  switch (step->kind) {
  case CALL:
    return call(step);
  case FORK_: {
    int pid = fork();
    if (pid == 0) {
      me = step->number;
    }
    return pid;
  }
  case LOAD:
    return *(volatile int *)(argument(step, 0) + argument(step, 1));
  case HANDLE:
    return on_signal(step->arguments[0], (void *)count_signal, step->arguments[1]);
  default:
    *(volatile int *)(argument(step, 0) + argument(step, 1)) = (int)argument(step, 2);
    return 0;
  }
}

static void report(int index, const struct step *step, long result) {
  struct report report = {index, taken(step->flags, step->variable, result), {0, 0}};
  for (int i = 0; i < 2; i++) {
    int bytes = step->checks[i].bytes;
    if (bytes == AS_RESULT) {
      bytes = result < 0 ? 0 : (int)result;
    }
    report.hashes[i] = hash(buffer + step->checks[i].at, bytes);
  }
  sys(SYS_write, OUTPUT, &report, sizeof report);
}

static void walk(int index, const struct step *step) {
  take_turn(index, step->flags);
  if (step->kind == EXIT_) {
    report(index, step, 0);
    change(&shared->turn, index + 1);
    exit(step->arguments[0]);
  }
  long result = take(step);
  if (step->kind == FORK_ && me == step->number) {
    return;
  }
  report(index, step, result);
  end_turn(index, step->flags);
}

int main(void) {
  int bytes = 0, more;
  while ((more = sys(SYS_read, 0, (char *)steps + bytes, sizeof steps - bytes)) > 0) {
    bytes += more;
  }
  count = bytes / (int)sizeof(struct step);
  begin();
  for (int i = 0; i < count; i++) {
    if (steps[i].slot == me) {
      walk(i, &steps[i]);
    }
  }
  end(count);
  return 0;
}
