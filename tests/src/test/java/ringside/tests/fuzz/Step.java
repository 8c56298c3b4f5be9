package ringside.tests.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;

/** A step of a process as the guest's struct step (fuzz.c) takes it, and what it must report. */
final class Step {
  static final int BYTES = 108;
  static final int NO_VARIABLE = 255;

  private static final int ARGUMENTS = 6;
  private static final int WORDS = 8;

  /** What a process does; the order is that of the guest's enum. */
  enum Kind {
    CALL,
    FORK,
    EXIT,
    LOAD,
    STORE,
    HANDLE
  }

  /** How an argument is to be read; the order is that of the guest's enum. */
  enum Form {
    LITERAL,
    VARIABLE,
    BUFFER,
    KEY,
    HEAP,
    NAME
  }

  /** How a step differs; each a bit in the order of the guest's enum. */
  enum Flag {
    OPAQUE,
    START,
    SAME,
    HEAP
  }

  record Argument(Form form, int value) {}

  /** Bytes of the caller's buffer that must be there after the step, or as many as the result. */
  record Check(int at, int bytes, byte[] expected) {
    static final int AS_RESULT = -1;
  }

  private final int slot;
  private final Kind kind;
  private final int number;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<Flag> flags = new ArrayList<>();
  private int[] words = {};
  private Fill fill = new Fill(0, 0, 0);
  private int variable = NO_VARIABLE;
  private int expected;
  private int ended;
  private int quiet;
  private boolean endless;
  private boolean open;

  /** A pattern that the step puts into the buffer before the call. */
  record Fill(int at, int bytes, int first) {
    byte[] pattern() {
      byte[] pattern = new byte[bytes];
      for (int i = 0; i < bytes; i++) {
        pattern[i] = (byte) (first + i * 7);
      }
      return pattern;
    }
  }

  private Step(int slot, Kind kind, int number) {
    this.slot = slot;
    this.kind = kind;
    this.number = number;
  }

  static Step of(int slot, Kind kind, int number) {
    return new Step(slot, kind, number);
  }

  static Step call(int slot, Syscall call) {
    return new Step(slot, Kind.CALL, call.number());
  }

  /** The next arguments, as they are. */
  Step with(int... values) {
    for (int value : values) {
      arguments.add(new Argument(Form.LITERAL, value));
    }
    return this;
  }

  /** The next argument. */
  Step with(Argument argument) {
    arguments.add(argument);
    return this;
  }

  /** The next argument: what a variable holds. */
  Step withVariable(int which) {
    return with(new Argument(Form.VARIABLE, which));
  }

  /** The next argument: an address in the caller's buffer. */
  Step withBuffer(int at) {
    return with(new Argument(Form.BUFFER, at));
  }

  /** The next argument: a key that only this run has. */
  Step withKey(int key) {
    return with(new Argument(Form.KEY, key));
  }

  /** The next argument: an address so far behind the first program break. */
  Step withHeap(int at) {
    return with(new Argument(Form.HEAP, at));
  }

  /** The next argument: a file's name, or NAMES for an empty one. */
  Step withName(int name) {
    return with(new Argument(Form.NAME, name));
  }

  /** Words that are put at the buffer's start before the call. */
  Step words(int... given) {
    words = given.clone();
    return this;
  }

  /** A pattern that is put into the buffer before the call. */
  Step fill(Fill given) {
    fill = given;
    return this;
  }

  /** Keeps the result in a variable, which all processes see. */
  Step into(int which) {
    variable = which;
    return this;
  }

  /** Compares the result with a variable: reports 1 if they are the same, else 0. */
  Step same(int which) {
    variable = which;
    return flag(Flag.SAME);
  }

  Step flag(Flag flag) {
    flags.add(flag);
    return this;
  }

  Step expect(int value) {
    expected = value;
    return this;
  }

  /** The call of another process must have ended before it. */
  Step afterEndOf(int other) {
    ended |= 1 << other;
    return this;
  }

  /** A process must have run its handler before it. */
  Step afterHandlerOf(int other) {
    quiet |= 1 << other;
    return this;
  }

  /** It waits until the sequence is over. */
  void waitForEver() {
    endless = true;
  }

  /** What it must report is not known. */
  void leaveOpen() {
    open = true;
  }

  /** Whether it must report what {@link #expected} says. */
  boolean isCompared() {
    return !open;
  }

  /** Bytes of the buffer that must be there afterwards. */
  Step check(int at, byte[] bytes) {
    checks.add(new Check(at, bytes.length, bytes));
    return this;
  }

  /** As many bytes of the buffer as the result says. */
  Step checkResult(byte[] bytes) {
    checks.add(new Check(0, Check.AS_RESULT, bytes));
    return this;
  }

  int slot() {
    return slot;
  }

  Kind kind() {
    return kind;
  }

  int number() {
    return number;
  }

  List<Argument> arguments() {
    return arguments;
  }

  List<Check> checks() {
    return checks;
  }

  List<Flag> flags() {
    return flags;
  }

  /** A bit for each process whose call must have ended before. */
  int ended() {
    return ended;
  }

  int[] words() {
    return words.clone();
  }

  Fill fill() {
    return fill;
  }

  int variable() {
    return variable;
  }

  /** A bit for each process whose handler must have run before. */
  int quiet() {
    return quiet;
  }

  /** What the process must report at a place of the sequence; null for nothing. */
  @Nullable Report expected(int index) {
    return endless ? null : report(index);
  }

  /** What it would report if it ended. */
  Report report(int index) {
    return new Report(index, expected, expectedHash(0), expectedHash(1));
  }

  private int expectedHash(int check) {
    return Report.hash(check < checks.size() ? checks.get(check).expected() : new byte[0]);
  }

  void encode(ByteBuffer to) {
    int flagBits = flags.stream().mapToInt(flag -> 1 << flag.ordinal()).sum();
    to.put((byte) slot).put((byte) kind.ordinal()).put((byte) variable).put((byte) 0);
    to.putInt(flagBits | ended << Byte.SIZE | quiet << Short.SIZE).putInt(number);
    for (int i = 0; i < ARGUMENTS; i++) {
      to.putInt(i < arguments.size() ? arguments.get(i).value() : 0);
    }
    for (int i = 0; i < WORDS; i++) {
      to.put((byte) (i < arguments.size() ? arguments.get(i).form().ordinal() : 0));
    }
    for (int i = 0; i < WORDS; i++) {
      to.putInt(i < words.length ? words[i] : 0);
    }
    to.putInt(words.length).putInt(fill.at()).putInt(fill.bytes()).putInt(fill.first());
    for (int i = 0; i < 2; i++) {
      to.putInt(i < checks.size() ? checks.get(i).at() : 0);
      to.putInt(i < checks.size() ? checks.get(i).bytes() : 0);
    }
  }
}
