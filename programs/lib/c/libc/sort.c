/* sort.c - qsort, as a heap sort: no worst case, no memory; and bsearch. */
#include <stdlib.h>

typedef int comparison(const void *, const void *);

static void swap(char *a, char *b, size_t bytes) {
  for (; bytes; bytes--, a++, b++) {
    char kept = *a;
    *a = *b;
    *b = kept;
  }
}

static void sift_down(char *base, size_t at, size_t count, size_t bytes, comparison *compare) {
  for (size_t child; (child = 2 * at + 1) < count; at = child) {
    if (child + 1 < count && compare(base + child * bytes, base + (child + 1) * bytes) < 0) {
      child++;
    }
    if (compare(base + at * bytes, base + child * bytes) >= 0) {
      return;
    }
    swap(base + at * bytes, base + child * bytes, bytes);
  }
}

void qsort(void *base, size_t count, size_t bytes, comparison *compare) {
  for (size_t i = count / 2; i-- > 0;) {
    sift_down(base, i, count, bytes, compare);
  }
  for (size_t i = count; i-- > 1;) {
    swap(base, (char *)base + i * bytes, bytes);
    sift_down(base, 0, i, bytes, compare);
  }
}

void *bsearch(const void *key, const void *base, size_t count, size_t bytes, comparison *compare) {
  const char *from = base;
  while (count) {
    const char *middle = from + count / 2 * bytes;
    int order = compare(key, middle);
    if (order == 0) {
      return (void *)middle;
    }
    if (order > 0) {
      from = middle + bytes;
      count--;
    }
    count /= 2;
  }
  return 0;
}
