package ringside.kernel;

import java.util.List;
import java.util.Optional;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Reason;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.device.ConsoleFile;
import ringside.kernel.file.device.ConsoleTerminal;
import ringside.kernel.file.generated.Node;
import ringside.kernel.file.host.HostFolder;
import ringside.kernel.file.tree.InitialTree;
import ringside.kernel.file.tree.ProgramStore;
import ringside.kernel.identity.Credentials;
import ringside.kernel.identity.Who;
import ringside.kernel.process.ExecImage;
import ringside.kernel.process.ExecTarget;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.ResourceLimits;

/** Fills the file tree and makes the first process, as the boot of a system does. */
final class Starter {
  private static final String PROGRAMS = "/bin/";
  private static final String CONSOLE = "/dev/console";

  private final Parts parts;
  private final Configuration configuration;
  private Directory home;

  /** A tree with the programs of a store, and with generated folders. */
  Starter(Parts parts, ProgramStore store, Node.Folder generated) {
    this.parts = parts;
    this.configuration = parts.configuration();
    this.home = InitialTree.fill(parts.files(), store, owner(), generated, parts.pairs());
  }

  private Who owner() {
    int uid = configuration.integer(Setting.UID);
    return new Who(uid, uid);
  }

  /** As {@link Computer#mount}. */
  void mount(String path, HostFolder folder, boolean writable) {
    parts.files().mountHost(path, folder, writable, owner());
    home = parts.files().folder(InitialTree.HOME);
  }

  /** As {@link Computer#start}. */
  Optional<Process> start(String path, List<String> argv, List<String> envp)
      throws ElfFormatException {
    Credentials who = new Credentials(configuration.integer(Setting.UID));
    FileContext context = new FileContext(home);
    Caller caller = new Caller(Who.effective(who), context, 0, 0);
    String file = path.contains("/") ? path : PROGRAMS + path;
    if (argv.get(0).contains("/")) {
      InitialTree.placeLink(parts.files(), home, argv.get(0), file);
    }
    ExecTarget target;
    try {
      target = parts.programs().find(parts.files(), caller, file, argv);
    } catch (FileError missing) {
      context.release();
      return Optional.empty();
    }
    byte[] random = parts.random().next(ExecImage.RANDOM_BYTES);
    ExecImage exec = ExecImage.of(parts.programs(), target, envp, who, random);
    GuestThread thread = thread(exec, who, context);
    exec.setRegisters(parts.code(), thread);
    thread.process().calledBy(exec.command());
    takeTerminal(thread.process());
    parts.scheduler().makeReady(thread, Reason.CREATED);
    return Optional.of(thread.process());
  }

  /** Where the console is a terminal, it is the first process's, as after a login. */
  private void takeTerminal(Process first) {
    ConsoleTerminal console = parts.terminal();
    if (console.console().isTerminal()) {
      console.terminal().foreground().begin(first.session(), first.group());
      first.setTerminal(console.terminal());
    }
  }

  private GuestThread thread(ExecImage exec, Credentials who, FileContext context) {
    return parts
        .processes()
        .first(exec.space(), exec.image(), exec.name(), standardFiles(), limits(), who, context);
  }

  private FileDescriptors standardFiles() {
    FileDescriptors files = new FileDescriptors(parts.memory());
    ConsoleTerminal terminal = parts.terminal();
    Located device = terminal.console().hasKeyboard() ? parts.files().find(CONSOLE) : null;
    for (ConsoleFile.Stream stream : ConsoleFile.Stream.values()) {
      if (terminal.console().isOpen(stream)) {
        OpenFile file = new ConsoleFile(terminal, parts.code(), stream, device);
        files.open(file, stream.ordinal(), 3, false);
      }
    }
    return files;
  }

  private ResourceLimits limits() {
    return new ResourceLimits(
        configuration.number(Setting.STACK_LIMIT),
        configuration.number(Setting.PROCESSES),
        configuration.number(Setting.FILES_LIMIT));
  }
}
