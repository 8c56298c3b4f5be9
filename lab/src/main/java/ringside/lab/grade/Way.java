package ringside.lab.grade;

import java.util.Locale;

/** How a test can fail; an assignment may have a hint for each. */
public enum Way {
  /** A file that should have been handed in is not there. */
  MISSING,
  /** The sources have errors, or what was handed in is no program. */
  BUILD,
  /** A signal has ended the program. */
  CRASH,
  /** Nothing can run any more. */
  DEADLOCK,
  /** All that could run only wait for each other. */
  LIVELOCK,
  /** It did not end within its cycles. */
  CYCLES,
  /** It prints or writes more than it may. */
  OUTPUT,
  /** It needs more memory than it may. */
  FRAMES,
  /** The host's time was up: a safety net, nothing that a program should come near to. */
  SECONDS,
  /** It ended with another exit status. */
  EXIT,
  /** It prints something else than expected. */
  STDOUT,
  /** A file that it should write is not there, or holds something else. */
  WRITTEN,
  /** A figure of the run is not within its bound. */
  FIGURES,
  /** It leaves something behind. */
  LEAKS,
  /** A function does not keep the calling convention. */
  CONVENTION,
  /** The grader itself could not go on. */
  GRADER;

  /** As assignments name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
