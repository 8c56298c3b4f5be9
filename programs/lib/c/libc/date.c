/* date.c - dates of the Gregorian calendar, in UTC. */
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DAY = 86400, DAYS_IN_400_YEARS = 146097 };

static const char days[] = "SunMonTueWedThuFriSat";
static const char *const long_days[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"};

/* Days since 1970-01-01; years are counted from March, so that the leap day is the last. */
static long long days_since_epoch(long long year, int month, int day) {
  year -= month <= 2;
  long long era = (year >= 0 ? year : year - 399) / 400;
  int of_era = (int)(year - era * 400);
  int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * DAYS_IN_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct tm *gmtime_r(const time_t *restrict when, struct tm *restrict date) {
  long long day = *when / DAY;
  int second = (int)(*when % DAY);
  if (second < 0) {
    second += DAY;
    day--;
  }
  long long shifted = day + 719468;
  long long era = (shifted >= 0 ? shifted : shifted - DAYS_IN_400_YEARS + 1) / DAYS_IN_400_YEARS;
  int of_era = (int)(shifted - era * DAYS_IN_400_YEARS);
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int month = (5 * of_year + 2) / 153;
  date->tm_mday = of_year - (153 * month + 2) / 5 + 1;
  date->tm_mon = month < 10 ? month + 2 : month - 10;
  date->tm_year = (int)(era * 400) + year + (date->tm_mon < 2) - 1900;
  date->tm_wday = (int)((day % 7 + 11) % 7);
  date->tm_yday = (int)(day - days_since_epoch(date->tm_year + 1900, 1, 1));
  date->tm_hour = second / 3600;
  date->tm_min = second / 60 % 60;
  date->tm_sec = second % 60;
  date->tm_isdst = 0;
  return date;
}

struct tm *gmtime(const time_t *when) {
  static struct tm date;
  return gmtime_r(when, &date);
}

struct tm *localtime_r(const time_t *restrict when, struct tm *restrict date) {
  return gmtime_r(when, date);
}

struct tm *localtime(const time_t *when) {
  return gmtime(when);
}

time_t timegm(struct tm *date) {
  int month = date->tm_mon % 12, years = date->tm_mon / 12;
  if (month < 0) {
    month += 12;
    years--;
  }
  time_t when = days_since_epoch((long long)date->tm_year + 1900 + years, month + 1, 1) + date->tm_mday - 1;
  when = ((when * 24 + date->tm_hour) * 60 + date->tm_min) * 60 + date->tm_sec;
  gmtime_r(&when, date);
  return when;
}

time_t mktime(struct tm *date) {
  return timegm(date);
}

double difftime(time_t end, time_t start) {
  return (double)(end - start);
}

char *asctime(const struct tm *date) {
  static char text[32];
  strftime(text, sizeof text, "%a %b %e %H:%M:%S %Y\n", date);
  return text;
}

char *ctime(const time_t *when) {
  return asctime(localtime(when));
}

static void convert(char kind, char *text, size_t bytes, const struct tm *date) {
  const char *whole = kind == 'D' ? "%m/%d/%y" : kind == 'F' ? "%Y-%m-%d" : kind == 'T' || kind == 'X' ? "%H:%M:%S"
                      : kind == 'R' ? "%H:%M" : kind == 'c' ? "%a %b %e %H:%M:%S %Y" : kind == 'x' ? "%m/%d/%y" : 0;
  int hour = date->tm_hour % 12 ? date->tm_hour % 12 : 12;
  if (whole) {
    strftime(text, bytes, whole, date);
    return;
  }
  switch (kind) {
    case 'a': snprintf(text, bytes, "%.3s", days + 3 * date->tm_wday); break;
    case 'A': snprintf(text, bytes, "%s", long_days[date->tm_wday]); break;
    case 'b': case 'h': snprintf(text, bytes, "%.3s", months[date->tm_mon]); break;
    case 'B': snprintf(text, bytes, "%s", months[date->tm_mon]); break;
    case 'd': snprintf(text, bytes, "%02d", date->tm_mday); break;
    case 'e': snprintf(text, bytes, "%2d", date->tm_mday); break;
    case 'H': snprintf(text, bytes, "%02d", date->tm_hour); break;
    case 'I': snprintf(text, bytes, "%02d", hour); break;
    case 'j': snprintf(text, bytes, "%03d", date->tm_yday + 1); break;
    case 'm': snprintf(text, bytes, "%02d", date->tm_mon + 1); break;
    case 'M': snprintf(text, bytes, "%02d", date->tm_min); break;
    case 'n': strcpy(text, "\n"); break;
    case 'p': strcpy(text, date->tm_hour < 12 ? "AM" : "PM"); break;
    case 's': { struct tm copy = *date; snprintf(text, bytes, "%lld", (long long)timegm(&copy)); break; }
    case 'S': snprintf(text, bytes, "%02d", date->tm_sec); break;
    case 'u': snprintf(text, bytes, "%d", date->tm_wday ? date->tm_wday : 7); break;
    case 'w': snprintf(text, bytes, "%d", date->tm_wday); break;
    case 'y': snprintf(text, bytes, "%02d", (date->tm_year % 100 + 100) % 100); break;
    case 'Y': snprintf(text, bytes, "%d", date->tm_year + 1900); break;
    case 'z': strcpy(text, "+0000"); break;
    case 'Z': strcpy(text, "UTC"); break;
    default: snprintf(text, bytes, "%c", kind); break;
  }
}

size_t strftime(char *restrict text, size_t bytes, const char *restrict format, const struct tm *restrict date) {
  size_t length = 0;
  for (; *format; format++) {
    char part[64] = {*format};
    if (*format == '%' && format[1]) {
      convert(*++format, part, sizeof part, date);
    }
    size_t more = strlen(part);
    if (length + more >= bytes) {
      return 0;
    }
    memcpy(text + length, part, more);
    length += more;
  }
  text[length] = 0;
  return length;
}
