/* What scanf, strtol and strtod read; a Linux C library prints the same lines. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void integers(void) {
  const char *texts[] = {"42", "  -7 rest", "+5", "0x1F", "017", "abc", "", "99999999999", "-99999999999", "12abc", "- 5", "0x"};
  for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
    int d = -1, n = -1, x = -1, k;
    k = sscanf(texts[i], "%d%n", &d, &n);
    if (strlen(texts[i]) < 10) {
      printf("'%s': %d %d %d,", texts[i], k, d, n);
      k = sscanf(texts[i], "%i", &x);
      printf(" %d %d,", k, x);
    }
    char *end;
    errno = 0;
    long long value = strtoll(texts[i], &end, 0);
    printf(" %lld '%s' %d,", value, end, errno);
    errno = 0;
    value = strtoll(texts[i], &end, 16);
    printf(" %lld '%s' %d, %d\n", value, end, errno, strlen(texts[i]) < 10 ? atoi(texts[i]) : 0);
  }
  char *end;
  long long largest = strtoll("9223372036854775808", &end, 10);
  printf("%lld '%s'\n", largest, end);
  printf("%lld %llu\n", strtoll("-9223372036854775808", 0, 10), strtoull("18446744073709551616", 0, 10));
  printf("%llu %d\n", strtoull("-1", 0, 10), (int)strtol("zz", 0, 36));
}

static void words(void) {
  char a[20] = "", b[20] = "", c = 0, d[4] = "...";
  int n, x, y;
  unsigned u, h;
  long long big;
  short s;
  n = sscanf("hello world", "%s %s", a, b);
  printf("%d %s %s\n", n, a, b);
  n = sscanf("hello", "%3s%c%1s", a, &c, b);
  printf("%d %s %c %s\n", n, a, c, b);
  n = sscanf("10,20", "%d,%d", &x, &y);
  printf("%d %d %d\n", n, x, y);
  n = sscanf("10;20", "%d,%d", &x, &y);
  printf("%d %d\n", n, x);
  n = sscanf("ff 4000000000 123456789012 -5", "%x %u %lld %hd", &h, &u, &big, &s);
  printf("%d %x %u %lld %d\n", n, h, u, big, s);
  n = sscanf("key=value more", "%[a-z]=%[^ ]", a, b);
  printf("%d %s %s\n", n, a, b);
  n = sscanf("]x-y", "%[]x-]%c", a, &c);
  printf("%d %s %c\n", n, a, c);
  n = sscanf("12345678", "%3d%*2d%d", &x, &y);
  printf("%d %d %d\n", n, x, y);
  n = sscanf("abc", "%3c", d);
  printf("%d %c%c%c\n", n, d[0], d[1], d[2]);
  n = sscanf("50% of 7", "%d%% of %d", &x, &y);
  printf("%d %d %d\n", n, x, y);
  printf("%d %d %d\n", sscanf("", "%d", &x), sscanf("x", "%d", &x), sscanf("7", "%d %d", &x, &y));
  n = sscanf("a b", " %c %c", a, b);
  printf("%d %c%c\n", n, a[0], b[0]);
}

static void doubles(void) {
  const char *texts[] = {"3.14", "-2.5e3", ".5", "5.", "1e", "1e+", "1e5x", "inf", "-INF", "nan", "1e400", "1e-400", "0.1",
                         "123456789012345678901234567890", "2.2250738585072011e-308", "4.9406564584124654e-324",
                         "1.7976931348623158e308", "9007199254740993", "0.30000000000000004", "-", ".", "+7"};
  for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
    char *end;
    errno = 0;
    double value = strtod(texts[i], &end);
    printf("%s: %.17g '%s' %d\n", texts[i], value, end, errno == ERANGE);
  }
  double d = 0;
  float f = 0;
  int n = sscanf("2.75 0.1 8", "%lf %f", &d, &f);
  printf("%d %f %.10f %f\n", n, d, f, atof(" 12.5kg"));
}

static void input(void) {
  char line[10], name[20];
  int age;
  printf("%d ", scanf("%19s %d", name, &age));
  printf("%s %d\n", name, age);
  while (getchar() != '\n') {
  }
  while (fgets(line, sizeof line, stdin)) {
    printf("[%s]", line);
  }
  printf(" %d %d %d\n", feof(stdin) != 0, ferror(stdin) != 0, getchar());
}

int main(void) {
  integers();
  words();
  doubles();
  input();
  return 0;
}
