/* search.c - finding something in text. */
#include <string.h>

char *strchrnul(const char *text, int c) {
  while (*text && *text != (char)c) {
    text++;
  }
  return (char *)text;
}

char *strchr(const char *text, int c) {
  char *found = strchrnul(text, c);
  return *found == (char)c ? found : 0;
}

char *strrchr(const char *text, int c) {
  const char *found = 0;
  do {
    if (*text == (char)c) {
      found = text;
    }
  } while (*text++);
  return (char *)found;
}

char *strstr(const char *text, const char *part) {
  size_t length = strlen(part);
  for (; strncmp(text, part, length); text++) {
    if (!*text) {
      return 0;
    }
  }
  return (char *)text;
}

size_t strspn(const char *text, const char *set) {
  size_t length = 0;
  while (text[length] && strchr(set, text[length])) {
    length++;
  }
  return length;
}

size_t strcspn(const char *text, const char *ends) {
  size_t length = 0;
  while (text[length] && !strchr(ends, text[length])) {
    length++;
  }
  return length;
}

char *strpbrk(const char *text, const char *set) {
  text += strcspn(text, set);
  return *text ? (char *)text : 0;
}

char *strsep(char **rest, const char *ends) {
  char *part = *rest;
  if (part) {
    char *end = part + strcspn(part, ends);
    *rest = *end ? end + 1 : 0;
    *end = 0;
  }
  return part;
}

char *strtok_r(char *restrict text, const char *restrict ends, char **restrict rest) {
  char *part = text ? text : *rest;
  if (!part) {
    return 0;
  }
  part += strspn(part, ends);
  if (!*part) {
    *rest = 0;
    return 0;
  }
  *rest = part;
  return strsep(rest, ends);
}

char *strtok(char *restrict text, const char *restrict ends) {
  static char *rest;
  return strtok_r(text, ends, &rest);
}
