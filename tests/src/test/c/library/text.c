/* string.h, ctype.h, and sorting; a Linux C library prints the same lines. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int sign(int value) {
  return (value > 0) - (value < 0);
}

static void compare(void) {
  printf("%d %d %d %d\n", sign(strcmp("a", "b")), sign(strcmp("b", "a")), strcmp("x", "x"), sign(strcmp("a\xff", "a")));
  printf("%d %d %d\n", strncmp("abc", "abd", 2), sign(strncmp("abc", "abd", 3)), sign(memcmp("a\0b", "a\0c", 3)));
  printf("%d %d\n", strcasecmp("HeLLo", "hEllO"), sign(strncasecmp("ab", "AC", 2)));
}

static void copy(void) {
  char a[20], b[20] = "0123456789";
  memset(a, '.', sizeof a);
  strncpy(a, "abc", 6);
  printf("%s %d %d %c\n", a, a[3], a[5], a[6]);
  strcpy(a, "one");
  strcat(a, " two");
  strncat(a, " three", 4);
  puts(a);
  memmove(b + 2, b, 6);
  printf("%s ", b);
  memmove(b, b + 3, 6);
  puts(b);
  char *d = strdup("copied");
  puts(d);
  free(d);
}

static void search(void) {
  const char *text = "the cat sat on the mat";
  printf("%s|%s|%s|%s\n", strchr(text, 'c'), strrchr(text, 't'), strstr(text, "sat"), strstr(text, "") == text ? "start" : "");
  printf("%d %d %d\n", strchr(text, 'z') == 0, strstr(text, "mate") == 0, *strchr(text, 0) == 0);
  printf("%d %d %s\n", (int)strspn(text, "eht "), (int)strcspn(text, "sx"), strpbrk(text, "xyzo"));
  printf("%d %d\n", (int)strnlen("abc", 2), (int)((char *)memchr(text, 'o', 22) - text));
}

static void tokens(void) {
  char line[] = "  one, two,,three ", *rest, *inner;
  for (char *t = strtok(line, " ,"); t; t = strtok(0, " ,")) {
    printf("<%s>", t);
  }
  char pairs[] = "a=1;b=2;c";
  for (char *t = strtok_r(pairs, ";", &rest); t; t = strtok_r(0, ";", &rest)) {
    printf("(%s", strtok_r(t, "=", &inner));
    char *value = strtok_r(0, "=", &inner);
    printf(" %s)", value ? value : "-");
  }
  char path[] = "/a//b", *at = path;
  for (char *t; (t = strsep(&at, "/"));) {
    printf("[%s]", t);
  }
  puts("");
}

static void characters(void) {
  unsigned sum = 0;
  for (int c = -1; c < 256; c++) {
    int bits = !!isalpha(c) | !!isdigit(c) << 1 | !!isspace(c) << 2 | !!isupper(c) << 3 | !!islower(c) << 4
               | !!isalnum(c) << 5 | !!ispunct(c) << 6 | !!isxdigit(c) << 7 | !!iscntrl(c) << 8 | !!isprint(c) << 9
               | !!isgraph(c) << 10 | !!isblank(c) << 11;
    sum = sum * 31 + (unsigned)bits + (unsigned)(c >= 0 ? toupper(c) * 3 + tolower(c) : 0);
  }
  printf("%x\n", sum);
}

static int by_value(const void *a, const void *b) {
  return *(const int *)a - *(const int *)b;
}

static int by_text(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void order(void) {
  int numbers[500];
  for (int i = 0; i < 500; i++) {
    numbers[i] = i * 7919 % 503;
  }
  qsort(numbers, 500, sizeof *numbers, by_value);
  int ordered = 1;
  for (int i = 1; i < 500; i++) {
    ordered &= numbers[i - 1] <= numbers[i];
  }
  int key = numbers[123], none = 1000;
  printf("%d %d %d\n", ordered, *(int *)bsearch(&key, numbers, 500, sizeof key, by_value) == key,
         bsearch(&none, numbers, 500, sizeof none, by_value) == 0);
  const char *words[] = {"pear", "apple", "fig", "banana"};
  qsort(words, 4, sizeof *words, by_text);
  printf("%s %s %s %s\n", words[0], words[1], words[2], words[3]);
}

static void environment(void) {
  printf("%d ", setenv("NAME", "value", 1));
  printf("%d ", setenv("NAME", "other", 0));
  printf("%s ", getenv("NAME"));
  putenv("NAME=third");
  printf("%s ", getenv("NAME"));
  unsetenv("NAME");
  printf("%d %s\n", getenv("NAME") == 0, strerror(EAGAIN));
  printf("%d %d %d %s %s\n", abs(-5), div(-7, 2).quot, div(-7, 2).rem, strerror(0), strerror(ENOENT));
}

int main(void) {
  compare();
  copy();
  search();
  tokens();
  characters();
  order();
  environment();
  return 0;
}
