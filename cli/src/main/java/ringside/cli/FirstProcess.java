package ringside.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.Process;
import ringside.kernel.trap.Kernel;
import ringside.lab.host.mount.Mount;
import ringside.lab.host.mount.MountException;
import ringside.lab.host.program.Executable;

/** The process that a computer's run begins with, whose exit status is the run's. */
final class FirstProcess {
  private final Process process;

  private FirstProcess(Process process) {
    this.process = process;
  }

  /** Mounts what the options say and starts the program. */
  static FirstProcess start(
      Computer computer, Executable executable, List<String> arguments, RunOptions options)
      throws Failure {
    mount(computer, options.mounts);
    List<String> argv = new ArrayList<>();
    argv.add(guestText(executable.calledAs()));
    arguments.forEach(argument -> argv.add(guestText(argument)));
    List<String> envp = options.environment.stream().map(FirstProcess::guestText).toList();
    try {
      return new FirstProcess(
          computer
              .start(executable.path(), argv, envp)
              .orElseThrow(
                  () -> new IllegalStateException("not in the store: " + executable.path())));
    } catch (ElfFormatException bad) {
      throw new Failure(
          Status.LOAD, "ringside: can't run '" + executable.calledAs() + "': " + bad.getMessage());
    } catch (OutOfMemory tooLarge) {
      throw new Failure(
          Status.LOAD,
          "ringside: '"
              + executable.calledAs()
              + "' does not fit in this machine's memory\n"
              + "  try more, as in --set memory=64MiB");
    }
  }

  /** Whether it has ended. */
  boolean isOver() {
    return process.exitStatus() != null;
  }

  /** The exit status of a run that ended so. */
  int status(Kernel.End end) {
    return end == Kernel.End.EXITED ? exitStatus() : statusOf(end);
  }

  /** The exit status of a run that did not end by itself. */
  static int statusOf(Kernel.End end) {
    return switch (end) {
      case EXITED -> Status.OK.number();
      case DEADLOCK -> Status.DEADLOCK.number();
      case LIMIT -> Status.LIMIT.number();
    };
  }

  /** The status of a program that has ended with one of those that are otherwise ours. */
  OptionalInt mistakable() {
    ExitStatus status = process.exitStatus();
    boolean ours =
        status != null
            && !status.signalled()
            && Arrays.stream(Status.values()).anyMatch(own -> own.isLike(status.value()));
    return ours ? OptionalInt.of(exitStatus()) : OptionalInt.empty();
  }

  private int exitStatus() {
    ExitStatus status = process.exitStatus();
    if (status == null) {
      throw new IllegalStateException("the first process has no exit status");
    }
    return status.forShell();
  }

  private static void mount(Computer computer, List<String> mounts) throws Failure {
    for (String mount : mounts) {
      try {
        Mount.of(mount).show(computer);
      } catch (MountException wrong) {
        throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
      }
    }
  }

  /** The kernel keeps strings as bytes, one a character. */
  private static String guestText(String text) {
    return new String(HostWords.bytes(text), StandardCharsets.ISO_8859_1);
  }
}
