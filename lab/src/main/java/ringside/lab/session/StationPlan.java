package ringside.lab.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.Computer;
import ringside.kernel.Surroundings;
import ringside.kernel.choice.Choices;
import ringside.kernel.event.EventSink;
import ringside.kernel.file.FileError;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.host.HostFolder;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.process.Process;
import ringside.kernel.statistics.CallCounts;
import ringside.mmu.AccessObserver;
import ringside.mmu.MissObserver;
import ringside.mmu.ledger.Exemption;
import ringside.mmu.ledger.Meter;

/** What was said of one computer of a session that is to be built. */
final class StationPlan {
  final Guest guest;
  final List<EventSink> sinks = new ArrayList<>();
  final List<Consumer<Computer>> preparations = new ArrayList<>();
  final List<Folder> folders = new ArrayList<>();
  @Nullable String name;
  Machine machine = Machine.classic();
  @Nullable Console console;
  Choices choices = Choices.ORDINARY;
  @Nullable Function<Meter, AccessObserver> accesses;
  @Nullable Function<Meter, MissObserver> misses;
  Exemption exemption = Exemption.NONE;
  IntPredicate locks = address -> false;
  boolean countsCalls = true;

  /** A folder of the host's. */
  record Folder(String path, HostFolder folder, boolean writable) {}

  StationPlan(Guest guest) {
    this.guest = guest;
  }

  /**
   * Builds and boots the computer, and starts the guest.
   *
   * @param join puts it on the wire, if there is one
   * @throws GuestException where it can't be started
   */
  Station start(int number, Consumer<Computer> join) {
    MemoryConsole memory = console == null ? new MemoryConsole(guest.input()) : null;
    CallCounts counts = new CallCounts();
    if (countsCalls) {
      sinks.add(counts);
    }
    GuestStore store = new GuestStore(guest);
    Computer computer =
        new Computer(
            machine.configuration(),
            new Surroundings(
                store,
                memory == null ? given() : memory,
                sinks,
                choices,
                accesses,
                misses,
                exemption,
                locks,
                machine.engine()));
    ProcViews.add(computer);
    join.accept(computer);
    folders.forEach(folder -> show(folder, computer));
    preparations.forEach(preparation -> preparation.accept(computer));
    MemoryConsole own = memory == null && console instanceof MemoryConsole mine ? mine : memory;
    String called = name == null ? "computer-" + number : name;
    return new Station(number, called, guest, computer, start(computer, store), own, counts);
  }

  private Console given() {
    if (console == null) {
      throw new IllegalStateException("no console");
    }
    return console;
  }

  private Process start(Computer computer, GuestStore store) {
    try {
      return computer
          .start(store.path(), guest.argv(), guest.envp())
          .orElseThrow(() -> new IllegalStateException("not in the store: " + store.path()));
    } catch (ElfFormatException bad) {
      throw GuestException.format(guest.calledAs(), bad);
    } catch (OutOfMemory tooLarge) {
      throw new GuestException(
          GuestException.Kind.MEMORY,
          "'"
              + guest.calledAs()
              + "' does not fit in this machine's memory\n  try more, as in --set memory=64MiB",
          tooLarge);
    }
  }

  private static void show(Folder folder, Computer computer) {
    try {
      computer.mount(folder.path, folder.folder, folder.writable);
    } catch (FileError taken) {
      throw new GuestException(
          GuestException.Kind.FOLDER,
          "the guest can't see a folder at " + folder.path + "; try one like /mnt/shown",
          taken);
    }
  }
}
