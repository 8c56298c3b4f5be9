package ringside.lab.trace;

import java.util.Locale;

/** The variables of a value change dump, in the order of their declarations. */
enum Wave {
  /** Address of the instruction, or of the line of the kernel's text, that was fetched last. */
  PC(32),
  /** Privilege as the specification numbers it: 0 user, 1 supervisor. */
  MODE(2),
  /** 1 while the kernel runs. */
  IN_KERNEL(1),
  /** Process on whose behalf cycles pass; 0 for none. */
  PID(32),
  /** Thread on whose behalf cycles pass; 0 for none. */
  TID(32),
  /** The page-table base register as csrw writes it. */
  SATP(32),
  /** The address-space identifier in it. */
  ASID(9),
  /** Instructions retired, the kernel's included. */
  INSTRET(64),
  /** A fetch finds no entry in the first-level I-TLB. */
  ITLB_MISS,
  /** A load or store finds no entry in the first-level D-TLB. */
  DTLB_MISS,
  /** A fetch finds no line in the L1 I-cache. */
  L1I_MISS,
  /** A load or store finds no line in the L1 D-cache. */
  L1D_MISS;

  private static final char FIRST_CODE = '!';

  private final int bits;

  /** A value of some bits. */
  Wave(int bits) {
    this.bits = bits;
  }

  /** Something without a value that happens. */
  Wave() {
    this(0);
  }

  /** Whether it has a value, rather than happening. */
  boolean hasValue() {
    return bits > 0;
  }

  /** Its short name in the file. */
  char code() {
    return (char) (FIRST_CODE + ordinal());
  }

  /** {@code $var wire 32 ! pc $end}. */
  String declaration() {
    String type = hasValue() ? "wire " + bits : "event 1";
    return "$var " + type + " " + code() + " " + name().toLowerCase(Locale.ROOT) + " $end\n";
  }

  /** The line that says a value: a digit for a single bit, else binary digits. */
  String change(long value) {
    String digits = Long.toBinaryString(value);
    return bits == 1 ? digits + code() + "\n" : "b" + digits + " " + code() + "\n";
  }

  /** The line that says that nothing is known yet. */
  String unknown() {
    return bits == 1 ? "x" + code() + "\n" : "bx " + code() + "\n";
  }

  /** The line that says that it happens. */
  String strobe() {
    return "1" + code() + "\n";
  }
}
