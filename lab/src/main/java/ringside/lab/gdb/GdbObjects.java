package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.lab.debug.Timeline;

/** What {@code qXfer:OBJECT:read:ANNEX:OFFSET,LENGTH} reads, a piece at a time. */
final class GdbObjects {
  private static final String WRONG = "E16";
  private static final int MOST_BYTES = 0x800;
  private static final int PAGE_BYTES = 4096;
  private static final int AT_PHDR = 3;
  private static final int AT_PHENT = 4;
  private static final int AT_PHNUM = 5;
  private static final int AT_PAGESZ = 6;
  private static final int AT_ENTRY = 9;
  private static final int PROGRAM_HEADER_BYTES = 32;

  private final Timeline timeline;
  private final IntFunction<String> name;

  /**
   * The objects of a run.
   *
   * @param name of the thread of a tid, as packets have it
   */
  GdbObjects(Timeline timeline, IntFunction<String> name) {
    this.timeline = timeline;
    this.name = name;
  }

  /**
   * Answers a request.
   *
   * @param request what is behind {@code qXfer:}
   * @param pid of the process that gdb looks at
   */
  String read(String request, int pid) {
    String[] words = request.split(":", -1);
    if (words.length != 4 || !words[1].equals("read")) {
      return "";
    }
    Optional<String> object = object(words[0], words[2], pid);
    String[] range = words[3].split(",", -1);
    OptionalLong offset = Hex.number(range[0]);
    OptionalLong length = range.length == 2 ? Hex.number(range[1]) : OptionalLong.empty();
    if (object.isEmpty()) {
      return "";
    }
    boolean known = offset.isPresent() && length.isPresent();
    return known ? piece(object.get(), offset.getAsLong(), length.getAsLong()) : WRONG;
  }

  private static String piece(String text, long offset, long length) {
    int from = (int) Math.min(text.length(), offset);
    int to = from + (int) Math.min(Math.min(MOST_BYTES, length), text.length() - from);
    return (to < text.length() ? "m" : "l") + escaped(text.substring(from, to));
  }

  /** As binary data is sent (GDB manual, "Overview"). */
  static String escaped(String data) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < data.length(); i++) {
      char each = data.charAt(i);
      if (each == '}' || each == '#' || each == '$' || each == '*') {
        text.append('}').append((char) (each ^ 0x20));
      } else {
        text.append(each);
      }
    }
    return text.toString();
  }

  /** The whole of it, a character a byte; empty where there is none of that name. */
  private Optional<String> object(String kind, String annex, int pid) {
    return switch (kind) {
      case "features" -> annex.equals("target.xml") ? Optional.of(TargetDescription.TEXT) : none();
      case "threads" -> Optional.of(threads());
      case "auxv" -> process(pid).map(Process::image).map(GdbObjects::auxiliary);
      case "exec-file" -> process(annexPid(annex, pid)).map(GdbObjects::path);
      default -> none();
    };
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private Optional<Process> process(int pid) {
    return Optional.ofNullable(timeline.nearby().view().process(pid));
  }

  private static int annexPid(String annex, int otherwise) {
    return annex.isEmpty() ? otherwise : (int) Hex.number(annex).orElse(0);
  }

  /** Of the program's file, as execve was given it; a letter a byte. */
  static String path(Process process) {
    String program = process.command().program();
    byte[] path = (program.isEmpty() ? process.name() : program).getBytes(StandardCharsets.UTF_8);
    return new String(path, StandardCharsets.ISO_8859_1);
  }

  private String threads() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><threads>");
    for (GuestThread thread : alive()) {
      xml.append("<thread id=\"").append(name.apply(thread.tid())).append("\" core=\"0\" name=\"");
      thread.process().name().chars().filter(GdbObjects::isPlain).forEach(xml::appendCodePoint);
      xml.append("\">").append(thread.state().title()).append("</thread>");
    }
    return xml.append("</threads>").toString();
  }

  /** Whether XML and packets take it as it is. */
  private static boolean isPlain(int letter) {
    return letter >= ' ' && letter < 127 && "<>&\"'".indexOf(letter) < 0;
  }

  List<GuestThread> alive() {
    return timeline.nearby().view().computer().processes().threads().stream()
        .filter(thread -> thread.state() != ThreadState.TERMINATED)
        .toList();
  }

  /** What the kernel has told the program about itself (Linux: getauxval(3)), as far as needed. */
  private static String auxiliary(ElfImage image) {
    int[] words = {
      AT_PHDR,
      image.programHeaderAddress(),
      AT_PHENT,
      PROGRAM_HEADER_BYTES,
      AT_PHNUM,
      image.programHeaderCount(),
      AT_PAGESZ,
      PAGE_BYTES,
      AT_ENTRY,
      image.entry(),
      0,
      0
    };
    StringBuilder bytes = new StringBuilder();
    for (int word : words) {
      for (int i = 0; i < 4; i++) {
        bytes.append((char) (word >>> 8 * i & 0xff));
      }
    }
    return bytes.toString();
  }
}
