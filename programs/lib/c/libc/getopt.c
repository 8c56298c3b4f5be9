/* getopt.c - options of a command line, by the rules of POSIX: they end at the first other argument. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

char *optarg;
int optind = 1, opterr = 1, optopt;
static int at = 1; /* within a word of several options */

static int complain(char *const argv[], const char *options, const char *what, int answer) {
  if (opterr && *options != ':') {
    fprintf(stderr, "%s: %s -- '%c'\n", argv[0], what, optopt);
  }
  return answer;
}

int getopt(int argc, char *const argv[], const char *options) {
  if (optind == 0) {
    optind = at = 1;
  }
  char *word = optind < argc ? argv[optind] : 0;
  if (!word || word[0] != '-' || !word[1]) {
    return -1;
  }
  if (strcmp(word, "--") == 0) {
    optind++;
    return -1;
  }
  optopt = word[at++];
  const char *known = optopt == ':' ? 0 : strchr(options, optopt);
  int last = !word[at];
  if (known && known[1] == ':') {
    optarg = last ? argv[optind + 1] : word + at;
    optind += last ? 2 : 1;
    at = 1;
    if (!optarg) {
      return complain(argv, options, "option requires an argument", *options == ':' ? ':' : '?');
    }
    return optopt;
  }
  if (last) {
    optind++;
    at = 1;
  }
  return known ? optopt : complain(argv, options, "invalid option", '?');
}
