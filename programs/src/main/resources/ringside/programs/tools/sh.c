/*
 * sh - a small shell: prompt, pipelines, redirection, background jobs, && || ;, quotes, variables.
 *
 * It reads a line, splits it into words, and for each command makes a child that puts its files in
 * place and becomes the program. Everything a shell does is four system calls: clone, execve,
 * waitid and pipe2.
 */
#include "ringside.h"

enum { LINE = 1024, WORDS = 64, STAGES = 8, JOBS = 16, VARIABLES = 128, POOL = 8192 };
enum { O_RDONLY = 0, O_WRONLY = 1, O_CREAT = 0100, O_TRUNC = 01000, O_APPEND = 02000, O_DIRECTORY = 0200000, O_CLOEXEC = 02000000 };
enum { AT_FDCWD = -100, WNOHANG = 1, WSTOPPED = 2, WEXITED = 4, WCONTINUED = 8, P_PID = 1 };
enum { TIOCSPGRP = 0x5410, TCGETS = 0x5401, TCSETSW = 0x5403 };

struct job {
  int group; /* of its own only where the shell is interactive; else the pid of its first program */
  int alive;
  int stopped;
  int pids[STAGES]; /* 0 for those that have ended */
  int last;         /* the pid whose status is the job's */
  char text[64];
};

/* One program of a pipeline: its words, and where its files come from. */
struct stage {
  char *words[WORDS];
  int count;
  char *from, *to, *errors;
  int appends, joins_errors;
};

static struct job jobs[JOBS];
static char *variables[VARIABLES + 1];
static char pool[POOL];
static int pool_used;
static int status;
static int interactive;
static int shell_group;
static char settings[64]; /* of the terminal, as programs that end by themselves leave them */

/* ---- text ---- */

static void complain(const char *what, const char *why) {
  char text[256];
  int length = 0;
  const char *parts[] = {"sh: ", what, ": ", why, "\n"};
  for (int i = 0; i < 5; i++) {
    for (const char *p = parts[i]; *p && length < 255; p++) {
      text[length++] = *p;
    }
  }
  sys(SYS_write, 2, text, length);
}

static const char *reason(long error) {
  switch (-error) {
    case ENOENT: return "not found";
    case EACCES: return "permission denied";
    case EISDIR: return "is a directory";
    case ENOTDIR: return "not a directory";
    case ENOEXEC: return "not a program";
    case ENOMEM: return "out of memory";
    case EAGAIN: return "too many processes";
    case EEXIST: return "exists";
    case EROFS: return "read-only file system";
    default: return "failed";
  }
}

static char *keep(const char *text, int length) {
  if (pool_used + length + 1 > POOL) {
    pool_used = 0; /* the oldest values are lost; a line's words are never that many */
  }
  char *kept = pool + pool_used;
  memcpy(kept, text, length);
  kept[length] = 0;
  pool_used += length + 1;
  return kept;
}

static int number_text(int value, char *to) {
  char digits[12];
  int count = 0, length = 0;
  unsigned rest = value < 0 ? -(unsigned)value : (unsigned)value;
  do {
    digits[count++] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) {
    to[length++] = '-';
  }
  while (count) {
    to[length++] = digits[--count];
  }
  to[length] = 0;
  return length;
}

static int parse_number(const char *text) {
  int value = 0;
  while (*text >= '0' && *text <= '9') {
    value = value * 10 + *text++ - '0';
  }
  return value;
}

/* ---- variables ---- */

static int name_length(const char *text) {
  int length = 0;
  while (text[length] == '_' || (text[length] >= 'a' && text[length] <= 'z') || (text[length] >= 'A' && text[length] <= 'Z')
      || (length && text[length] >= '0' && text[length] <= '9')) {
    length++;
  }
  return length;
}

static char *variable(const char *name, int length) {
  for (int i = 0; variables[i]; i++) {
    if (memcmp(variables[i], name, length) == 0 && variables[i][length] == '=') {
      return variables[i] + length + 1;
    }
  }
  return 0;
}

static void set_variable(const char *assignment, int name) {
  static char values[VARIABLES][128];
  int i = 0;
  while (variables[i] && (memcmp(variables[i], assignment, name) != 0 || variables[i][name] != '=')) {
    i++;
  }
  if (i == VARIABLES || strlen(assignment) >= sizeof values[0]) {
    complain(assignment, "no room for it");
    return;
  }
  memcpy(values[i], assignment, strlen(assignment) + 1);
  variables[i] = values[i];
}

/* ---- words ---- */

static char expanded[LINE];
static int expanded_length;

static void put(char c) {
  if (expanded_length < LINE - 1) {
    expanded[expanded_length++] = c;
  }
}

static const char *put_variable(const char *p) {
  char digits[12];
  if (*p == '?' || *p == '$') {
    number_text(*p == '?' ? status : getpid(), digits);
    for (char *d = digits; *d; d++) {
      put(*d);
    }
    return p + 1;
  }
  int length = name_length(p);
  if (length == 0) {
    put('$');
    return p;
  }
  for (char *value = variable(p, length); value && *value; value++) {
    put(*value);
  }
  return p + length;
}

/* Whether a name fits a pattern with * and ?. */
static int fits(const char *pattern, const char *name) {
  if (*pattern == '*') {
    return fits(pattern + 1, name) || (*name && fits(pattern, name + 1));
  }
  if (*pattern == 0 || *name == 0) {
    return *pattern == *name;
  }
  return (*pattern == '?' || *pattern == *name) && fits(pattern + 1, name + 1);
}

/* Adds the names that fit, in order; the pattern itself where none does. Only its last part may have * and ?. */
static void add_names(struct stage *stage, const char *pattern) {
  char buffer[1024], path[256];
  int first = stage->count, folder_length = 0;
  for (int i = 0; pattern[i]; i++) {
    folder_length = pattern[i] == '/' ? i + 1 : folder_length;
  }
  folder_length = folder_length < 128 ? folder_length : 0;
  memcpy(path, folder_length ? pattern : ".", folder_length ? folder_length : 1);
  path[folder_length ? folder_length : 1] = 0;
  long folder = sys(SYS_openat, AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  long bytes;
  while (folder >= 0 && (bytes = sys(SYS_getdents64, folder, buffer, sizeof buffer)) > 0) {
    for (long at = 0; at < bytes; at += *(unsigned short *)(buffer + at + 16)) {
      char *name = buffer + at + 19;
      int length = (int)strlen(name);
      if (name[0] == '.' || length > 120 || !fits(pattern + folder_length, name) || stage->count == WORDS - 1) {
        continue;
      }
      memcpy(path + folder_length, name, length + 1);
      int slot = stage->count++;
      while (slot > first && strcmp(stage->words[slot - 1], path) > 0) {
        stage->words[slot] = stage->words[slot - 1];
        slot--;
      }
      stage->words[slot] = keep(path, folder_length + length);
    }
  }
  if (folder >= 0) {
    sys(SYS_close, folder);
  }
  if (stage->count == first) {
    stage->words[stage->count++] = keep(pattern, (int)strlen(pattern));
  }
}

static int is_end(char c) {
  return c == 0 || c == ' ' || c == '\t' || c == '|' || c == '&' || c == ';' || c == '<' || c == '>';
}

/* Takes one word into `expanded`; says whether it has an unquoted * or ?. */
static const char *take_word(const char *p, int *pattern) {
  expanded_length = 0;
  *pattern = 0;
  while (!is_end(*p)) {
    if (*p == '\'') {
      for (p++; *p && *p != '\''; p++) {
        put(*p);
      }
      p += *p != 0;
    } else if (*p == '"') {
      for (p++; *p && *p != '"';) {
        if (*p == '$') {
          p = put_variable(p + 1);
        } else {
          p += *p == '\\' && p[1];
          put(*p++);
        }
      }
      p += *p != 0;
    } else if (*p == '$') {
      p = put_variable(p + 1);
    } else {
      *pattern |= *p == '*' || *p == '?';
      p += *p == '\\' && p[1];
      put(*p++);
    }
  }
  expanded[expanded_length] = 0;
  return p;
}

static const char *skip_blanks(const char *p) {
  while (*p == ' ' || *p == '\t') {
    p++;
  }
  return p;
}

/* < file, > file, >> file, 2> file, 2>&1; says where it goes on, or null for a mistake. */
static const char *take_redirection(struct stage *stage, const char *p) {
  int of_errors = *p == '2';
  p += of_errors;
  int input = *p == '<';
  int appends = !input && p[1] == '>';
  p += 1 + appends;
  if (of_errors && p[0] == '&' && p[1] == '1') {
    stage->joins_errors = 1;
    return p + 2;
  }
  int pattern;
  const char *end = take_word(skip_blanks(p), &pattern);
  if (expanded_length == 0) {
    complain("redirection", "a file name is missing");
    return 0;
  }
  char *file = keep(expanded, expanded_length);
  if (input) {
    stage->from = file;
  } else if (of_errors) {
    stage->errors = file;
  } else {
    stage->to = file;
    stage->appends = appends;
  }
  return end;
}

/* One program up to | & ; or the end. */
static const char *take_stage(struct stage *stage, const char *p) {
  memset(stage, 0, sizeof *stage);
  for (p = skip_blanks(p); p && *p && *p != '|' && *p != '&' && *p != ';' && *p != '#'; p = p ? skip_blanks(p) : p) {
    int pattern;
    if (*p == '<' || *p == '>' || (*p == '2' && p[1] == '>')) {
      p = take_redirection(stage, p);
      continue;
    }
    p = take_word(p, &pattern);
    if (stage->count == WORDS - 1) {
      complain("line", "too many words");
      return 0;
    }
    if (pattern) {
      add_names(stage, expanded);
    } else {
      stage->words[stage->count++] = keep(expanded, expanded_length);
    }
  }
  return p && *p == '#' ? p + strlen(p) : p;
}

/* ---- jobs ---- */

static struct job *new_job(int group, const char *text) {
  for (int i = 0; i < JOBS; i++) {
    if (!jobs[i].group) {
      jobs[i] = (struct job){group, 0, 0, {0}, 0, {0}};
      int length = (int)strlen(text);
      length = length > 63 ? 63 : length;
      memcpy(jobs[i].text, text, length);
      return &jobs[i];
    }
  }
  return 0;
}

static void foreground(int group) {
  if (interactive) {
    sys(SYS_ioctl, 0, TIOCSPGRP, &group);
  }
}

/* The shell is in front again. Whoever was stopped or killed has left the terminal as it was at that moment. */
static void come_to_front(int left_in_order) {
  foreground(shell_group);
  if (interactive) {
    sys(SYS_ioctl, 0, left_in_order ? TCGETS : TCSETSW, settings);
  }
}

/* Where a program of a job stands that has not ended. */
static int *living(struct job *job) {
  int i = 0;
  while (i < STAGES - 1 && !job->pids[i]) {
    i++;
  }
  return &job->pids[i];
}

/* Notes what a program of a job did, or that it is gone. */
static void note(struct job *job, int *pid, int how) {
  if (how == 5 || how == 6) {
    job->stopped = how == 5;
  } else {
    *pid = 0;
    job->alive--;
  }
}

/* Waits until a job has ended or stopped; its status is that of the last program. */
static void wait_job(struct job *job) {
  while (job->alive > 0 && !job->stopped) {
    int info[32] = {0}, *pid = living(job), waited = *pid;
    long result = sys(SYS_waitid, P_PID, waited, info, WEXITED | WSTOPPED, 0);
    if (result == -EINTR) {
      continue;
    }
    note(job, pid, info[2]);
    if (waited == job->last && result == 0) {
      status = info[2] == 1 ? info[5] : 128 + info[5];
    }
  }
  come_to_front(!job->stopped && status < 128);
  if (interactive && (job->stopped || status == 128 + SIGINT)) {
    print("\n"); /* behind the ^C or ^Z that the terminal has shown */
  }
  if (job->stopped) {
    print("[%d] stopped  %s\n", (int)(job - jobs) + 1, job->text);
  } else {
    job->group = 0;
  }
}

/* Tells of background jobs that have ended, without waiting. */
static void tell_jobs(int all) {
  for (int i = 0; i < JOBS; i++) {
    struct job *job = &jobs[i];
    for (int *pid = job->pids; job->group && pid < job->pids + STAGES; pid++) {
      int info[32] = {0};
      while (*pid && sys(SYS_waitid, P_PID, *pid, info, WEXITED | WSTOPPED | WCONTINUED | WNOHANG, 0) == 0 && info[3]) {
        note(job, pid, info[2]);
        info[3] = 0;
      }
    }
    if (job->group && job->alive == 0) {
      print("[%d] done  %s\n", i + 1, job->text);
      job->group = 0;
    } else if (job->group && all) {
      print("[%d] %s  %s\n", i + 1, job->stopped ? "stopped" : "running", job->text);
    }
  }
}

static struct job *chosen_job(const char *word) {
  int wanted = word ? parse_number(word + (*word == '%')) - 1 : -1;
  for (int i = JOBS - 1; i >= 0; i--) {
    if (jobs[i].group && (wanted < 0 || wanted == i)) {
      return &jobs[i];
    }
  }
  complain(word ? word : "job", "there is none");
  status = 1;
  return 0;
}

/* ---- commands that the shell is itself ---- */

static int is_builtin(const char *name) {
  static const char *names[] = {"cd", "exit", "export", "jobs", "wait", "fg", "bg", "pwd", "help", "exec", "true", "false", ":", 0};
  for (int i = 0; names[i]; i++) {
    if (strcmp(names[i], name) == 0) {
      return 1;
    }
  }
  return 0;
}

static void print_folder(void) {
  char folder[256];
  if (sys(SYS_getcwd, folder, sizeof folder) > 0) {
    print("%s\n", folder);
  }
}

static void wait_all(void) {
  for (int i = 0; i < JOBS; i++) {
    if (jobs[i].group && !jobs[i].stopped) {
      wait_job(&jobs[i]);
    }
  }
}

static void go_on(const char *word, int in_front) {
  struct job *job = chosen_job(word);
  if (!job) {
    return;
  }
  job->stopped = 0;
  if (in_front) {
    print("%s\n", job->text);
    foreground(job->group);
  } else {
    print("[%d] %s &\n", (int)(job - jobs) + 1, job->text);
  }
  sys(SYS_kill, -job->group, SIGCONT);
  if (in_front) {
    wait_job(job);
  }
}

static void builtin(struct stage *stage) {
  char *name = stage->words[0], *word = stage->count > 1 ? stage->words[1] : 0;
  status = strcmp(name, "false") == 0;
  if (strcmp(name, "exit") == 0) {
    exit(word ? parse_number(word) : status);
  } else if (strcmp(name, "cd") == 0) {
    char *home = variable("HOME", 4);
    char *to = word ? word : home ? home : "/";
    long result = sys(SYS_chdir, to);
    if (result < 0) {
      complain(to, reason(result));
      status = 1;
    }
  } else if (strcmp(name, "export") == 0) {
    for (int i = 1; i < stage->count; i++) {
      int length = name_length(stage->words[i]);
      if (stage->words[i][length] == '=') {
        set_variable(stage->words[i], length);
      }
    }
  } else if (strcmp(name, "jobs") == 0) {
    tell_jobs(1);
  } else if (strcmp(name, "wait") == 0) {
    wait_all();
  } else if (strcmp(name, "fg") == 0 || strcmp(name, "bg") == 0) {
    go_on(word, name[0] == 'f');
  } else if (strcmp(name, "pwd") == 0) {
    print_folder();
  } else if (strcmp(name, "help") == 0) {
    print("programs are in /bin (try: ls /bin). The shell itself knows: cd pwd export jobs fg bg wait exec exit\n");
    print("  a | b   a > file   a >> file   a < file   a 2> file   a 2>&1   a &   a && b   a || b   a ; b   $VAR $? *\n");
  }
}

/* ---- programs ---- */

static void move_file(int from, int to) {
  if (from >= 0 && from != to) {
    sys(SYS_dup3, from, to, 0);
    sys(SYS_close, from);
  }
}

static void open_at(int descriptor, const char *path, int flags) {
  long opened = sys(SYS_openat, AT_FDCWD, path, flags, 0666);
  if (opened < 0) {
    complain(path, reason(opened));
    exit(1);
  }
  move_file((int)opened, descriptor);
}

static void redirect(struct stage *stage) {
  if (stage->from) {
    open_at(0, stage->from, O_RDONLY);
  }
  if (stage->to) {
    open_at(1, stage->to, O_WRONLY | O_CREAT | (stage->appends ? O_APPEND : O_TRUNC));
  }
  if (stage->errors) {
    open_at(2, stage->errors, O_WRONLY | O_CREAT | O_TRUNC);
  }
  if (stage->joins_errors) {
    sys(SYS_dup3, 1, 2, 0);
  }
}

/* Becomes the program: by its path, or the first folder of PATH that has it. */
static void become(char **words) {
  long result = -ENOENT;
  char path[256];
  int has_slash = 0;
  for (char *p = words[0]; *p; p++) {
    has_slash |= *p == '/';
  }
  if (has_slash) {
    result = sys(SYS_execve, words[0], words, variables);
  }
  const char *folders = variable("PATH", 4);
  for (const char *p = folders ? folders : "/bin:/usr/bin"; !has_slash && *p;) {
    int length = 0;
    for (; *p && *p != ':' && length < 128; p++) {
      path[length++] = *p;
    }
    p += *p == ':';
    path[length++] = '/';
    if (strlen(words[0]) < sizeof path - length) {
      memcpy(path + length, words[0], strlen(words[0]) + 1);
      long tried = sys(SYS_execve, path, words, variables);
      result = tried == -ENOENT || tried == -ENOTDIR ? result : tried;
    }
  }
  complain(words[0], reason(result));
  exit(result == -ENOENT ? 127 : 126);
}

static void child_of(struct stage *stage, int group, int in, int out, int in_front) {
  if (interactive) {
    int own = group ? group : getpid();
    sys(SYS_setpgid, 0, own);
    if (in_front) {
      foreground(own);
    }
    on_signal(SIGINT, SIG_DFL, 0);
    on_signal(SIGTSTP, SIG_DFL, 0);
    on_signal(SIGTTOU, SIG_DFL, 0);
  }
  move_file(in, 0);
  move_file(out, 1);
  redirect(stage);
  if (is_builtin(stage->words[0])) {
    builtin(stage);
    exit(status);
  }
  become(stage->words);
}

static void run_pipeline(struct stage *stages, int count, int background, const char *text) {
  struct job *job = new_job(-1, text);
  int group = 0, in = -1;
  if (!job) {
    complain(text, "too many jobs");
    return;
  }
  for (int i = 0; i < count; i++) {
    int ends[2] = {-1, -1};
    if (i + 1 < count) {
      sys(SYS_pipe2, ends, O_CLOEXEC);
    }
    int pid = fork();
    if (pid == 0) {
      child_of(&stages[i], group, in, ends[1], !background);
    }
    if (pid < 0) {
      complain(stages[i].words[0], reason(pid));
    } else {
      group = group ? group : pid;
      if (interactive) {
        sys(SYS_setpgid, pid, group);
      }
      job->pids[job->alive++] = pid;
      job->last = pid;
    }
    if (in >= 0) {
      sys(SYS_close, in);
    }
    if (ends[1] >= 0) {
      sys(SYS_close, ends[1]);
    }
    in = ends[0];
  }
  job->group = group;
  if (background && group) {
    print("[%d] %d\n", (int)(job - jobs) + 1, job->last);
    status = 0;
  } else {
    wait_job(job);
  }
}

/* A builtin alone runs in the shell itself, with its files in place for its time. */
static void run_builtin(struct stage *stage) {
  long in = sys(SYS_fcntl64, 0, 1030, 10), out = sys(SYS_fcntl64, 1, 1030, 10), errors = sys(SYS_fcntl64, 2, 1030, 10);
  redirect(stage);
  if (strcmp(stage->words[0], "exec") == 0 && stage->count > 1) {
    become(stage->words + 1);
  }
  builtin(stage);
  move_file((int)in, 0);
  move_file((int)out, 1);
  move_file((int)errors, 2);
}

/* ---- lines ---- */

static struct stage stages[STAGES];

/* Runs one pipeline unless `skip`; says where the line goes on, or null for a mistake. */
static const char *take_pipeline(const char *p, int skip, const char *text) {
  int count = 0;
  for (;;) {
    p = take_stage(&stages[count], p);
    if (!p) {
      return 0;
    }
    if (stages[count].count == 0 && (count > 0 || *p == '|' || (*p == '&' && !stages[count].to))) {
      complain("line", "a command is missing");
      return 0;
    }
    count += stages[count].count > 0;
    if (*p != '|' || p[1] == '|') {
      break;
    }
    if (count == STAGES) {
      complain("line", "too many programs in a pipeline");
      return 0;
    }
    p++;
  }
  int background = *p == '&' && p[1] != '&';
  if (skip || count == 0) {
    return p;
  }
  int name = name_length(stages[0].words[0]);
  if (count == 1 && name && stages[0].words[0][name] == '=' && stages[0].count == 1) {
    set_variable(stages[0].words[0], name);
    status = 0;
  } else if (count == 1 && !background && is_builtin(stages[0].words[0])) {
    run_builtin(&stages[0]);
  } else {
    run_pipeline(stages, count, background, text);
  }
  return p;
}

static void run_line(const char *text) {
  int skip = 0;
  for (const char *p = text; p && *p;) {
    p = take_pipeline(p, skip, text);
    if (!p) {
      status = 2;
      return;
    }
    if (p[0] == '&' && p[1] == '&') {
      skip = status != 0;
      p += 2;
    } else if (p[0] == '|' && p[1] == '|') {
      skip = status == 0;
      p += 2;
    } else {
      skip = 0;
      p += *p == ';' || *p == '&';
    }
  }
}

/* Reads a line, byte by byte, so that what follows is left for the programs that it starts. */
static int read_line(int descriptor, char *line) {
  int length = 0;
  for (;;) {
    char c;
    long got = sys(SYS_read, descriptor, &c, 1);
    if (got == -EINTR) {
      print("\n"); /* Ctrl-C: the terminal has forgotten the line */
      line[0] = 0;
      return 0;
    }
    if (got <= 0 && length == 0) {
      return -1;
    }
    if (got <= 0 || c == '\n') {
      line[length] = 0;
      return length;
    }
    if (length < LINE - 1) {
      line[length++] = c;
    }
  }
}

static void wake_up(int signal) {
  (void)signal;
}

static void take_terminal(void) {
  interactive = sys(SYS_ioctl, 0, TCGETS, settings) == 0;
  shell_group = (int)sys(SYS_getpgid, 0);
  if (interactive) {
    on_signal(SIGINT, wake_up, 0);
    on_signal(SIGTSTP, SIG_IGN, 0);
    on_signal(SIGTTOU, SIG_IGN, 0);
    sys(SYS_setpgid, 0, 0);
    shell_group = getpid();
    foreground(shell_group);
  }
}

int main(int argc, char **argv, char **envp) {
  static char line[LINE];
  for (int i = 0; envp[i] && i < VARIABLES; i++) {
    variables[i] = envp[i];
  }
  if (argc > 2 && strcmp(argv[1], "-c") == 0) {
    run_line(argv[2]);
    return status;
  }
  long input = 0;
  if (argc > 1 && strcmp(argv[1], "-i") != 0) { /* at a terminal it is interactive anyway */
    input = sys(SYS_openat, AT_FDCWD, argv[1], O_RDONLY | O_CLOEXEC, 0);
    if (input < 0) {
      complain(argv[1], reason(input));
      return 127;
    }
  } else {
    take_terminal();
    if (interactive) {
      print("Ringside's shell. Try: help, ls /bin, cat /proc/self/status, hello | wc\n");
    }
  }
  for (;;) {
    tell_jobs(0);
    if (interactive) {
      print("$ ");
    }
    if (read_line((int)input, line) < 0) {
      if (interactive) {
        print("\n");
      }
      return status;
    }
    run_line(line);
  }
}
