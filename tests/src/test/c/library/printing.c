/* What printf makes of its conversions; a Linux C library prints the same lines. */
#include <errno.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void integers(void) {
  const char *formats[] = {"%d|", "%5d|", "%-5d|", "%05d|", "%+d|", "% d|", "%.3d|", "%8.3d|", "%-8.3d|", "%08.3d|",
                           "%+.0d|", "%x|", "%#x|", "%#8X|", "%#o|", "%08x|", "%u|", "%hd|", "%hhd|", "%hhu|", "%hu|"};
  int values[] = {0, 1, -1, 42, -12345, INT_MAX, INT_MIN, 0x1ff};
  for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++) {
    printf("%s", formats[i]);
    for (unsigned k = 0; k < sizeof values / sizeof *values; k++) {
      int length = printf(formats[i], values[k]);
      printf("%d ", length);
    }
    printf("\n");
  }
  printf("%lld %lld %llu %llx %llo\n", LLONG_MAX, LLONG_MIN, ULLONG_MAX, ULLONG_MAX, ULLONG_MAX);
  printf("%lld %llu %020lld %-20lld|\n", 10000000000ll, 4294967296ull, -99999999999ll, 123456789012ll);
  printf("%zu %zd %jd %td %ld %li\n", (size_t)7, (ssize_t)-7, (long long)-1 * 5000000000ll, (ptrdiff_t)3, -9l, 9l);
  printf("%*d|%-*d|%*d|%.*d|%.*d|\n", 6, 1, 6, 2, -6, 3, 4, 4, -1, 5);
}

static void text(void) {
  printf("%s|%5s|%-5s|%.2s|%5.1s|%-6.3s|%.0s|\n", "abc", "abc", "abc", "abc", "abc", "abcdef", "abc");
  printf("%c|%3c|%-3c|%c|\n", 'a', 'b', 'c', '%');
  printf("%%|%5s|%s\n", "toolong", (char *)0);
  printf("%p %p\n", (void *)0, (void *)0x1234);
  int before = 0, after = 0;
  printf("12345%n678%n\n", &before, &after);
  printf("%d %d\n", before, after);
  errno = ENOENT;
  printf("%m\n");
}

static void doubles(void) {
  const char *formats[] = {"%f", "%.0f", "%.1f", "%.2f", "%.3f", "%.10f", "%10.2f|", "%-10.2f|", "%010.2f", "%+.1f", "% .1f",
                           "%e", "%.0e", "%.3e", "%12.4e|", "%g", "%.3g", "%.10g", "%G", "%#.3g", "%#.0f", "%.17g", "%E"};
  double values[] = {0.0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.125, 0.1, 3.14159265358979, 99.995, 999999.5, 1234567, 1e10,
                     1.0 / 3, 2e-5, 123456789.125, 9.9999999, 0.000123456, 1e100, 4.9e-324, 1.7976931348623157e308};
  for (unsigned i = 0; i < sizeof formats / sizeof *formats; i++) {
    printf("%s:", formats[i]);
    for (unsigned k = 0; k < sizeof values / sizeof *values; k++) {
      printf(" ");
      printf(formats[i], values[k]);
    }
    printf("\n");
  }
  double zero = atof("0");
  printf("%f %f %F %e %g %G %5.1f| %-8f| %08f\n", 1 / zero, -1 / zero, 1 / zero, 1 / zero, -1 / zero, 1 / zero, 1 / zero,
         1 / zero, -1 / zero);
  printf("%.30f\n%.20e\n%.25g\n", 0.1, 1e-300, 1e22);
  printf("%Lf %.3Le\n", (long double)2.5, (long double)-1e10);
}

static void memory(void) {
  char small[8];
  int length = snprintf(small, sizeof small, "%s %d", "abcdef", 12345);
  printf("%d '%s' ", length, small);
  length = snprintf(small, 1, "xyz");
  printf("%d '%s' %d\n", length, small, snprintf(0, 0, "%d", 1234));
  char line[100];
  printf("%d ", sprintf(line, "%d-%s", 5, "five"));
  puts(line);
  char *made;
  if (asprintf(&made, "%05.1f", 3.14159) > 0) {
    puts(made);
    free(made);
  }
}

int main(void) {
  integers();
  text();
  doubles();
  memory();
  return fprintf(stderr, "%s", "") != 0 || putchar('x') != 'x' || puts("") < 0;
}
