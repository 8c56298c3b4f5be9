package ringside.lab.grade;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.ByteText;
import ringside.isa.asm.source.FileNames;
import ringside.isa.asm.source.SourceText;
import ringside.lab.session.Guest;
import ringside.programs.Catalogue;

/**
 * Makes a program of what a student has handed in and what the instructor adds. What is included
 * comes out of the submission, out of what was added for that, or out of the bundled library: never
 * from anywhere else, and never out of the sources of a test.
 */
final class GuestMaker {
  private static final String LIBRARY = "lib/";
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  private GuestMaker() {}

  /** Names of files that should have been handed in and were not. */
  static List<String> missing(TestCase test, Submission submission) {
    return test.given().stream().filter(name -> submission.find(name).length == 0).toList();
  }

  /**
   * The program of a test, with its arguments and its input.
   *
   * @throws ringside.lab.session.GuestException where it can't be built; the message shows all
   */
  static Guest make(TestCase test, Submission submission) {
    String first = test.given().get(0);
    byte[] bytes = submission.find(first);
    Guest guest =
        isElf(bytes) ? Guest.of(FileNames.base(first), bytes) : assemble(test, submission, first);
    return guest.args(test.arguments()).stdin(test.input());
  }

  private static Guest assemble(TestCase test, Submission submission, String first) {
    List<SourceText> sources = new ArrayList<>();
    for (String name : test.given()) {
      if (FileNames.isAssembly(name)) {
        sources.add(SourceText.of(name, submission.find(name)));
      }
    }
    test.support().stream().filter(each -> FileNames.isAssembly(each.name())).forEach(sources::add);
    return Guest.assemble(FileNames.base(first), sources, name -> included(test, submission, name));
  }

  private static byte @Nullable [] included(TestCase test, Submission submission, String name) {
    if (name.startsWith(LIBRARY)) {
      return Catalogue.load(name);
    }
    for (SourceText each : test.support()) {
      if (each.name().equals(name) && !FileNames.isAssembly(name)) {
        return ByteText.encode(each.text());
      }
    }
    byte[] own = submission.find(name);
    return own.length == 0 ? Catalogue.load(name) : own;
  }

  /** What names the program of a test on a command line, behind the folder that it needs. */
  static List<String> words(TestCase test) {
    List<String> sources = new ArrayList<>();
    for (String name : test.given()) {
      if (FileNames.isAssembly(name) || sources.isEmpty()) {
        sources.add(name);
      }
    }
    test.support().stream()
        .map(SourceText::name)
        .filter(FileNames::isAssembly)
        .forEach(sources::add);
    List<String> words = new ArrayList<>();
    if (test.hasFolder()) {
      words.addAll(List.of("--mount", "FOLDER:" + MemoryFolder.PATH + ":rw"));
    }
    words.addAll(sources);
    return words;
  }

  private static boolean isElf(byte[] bytes) {
    for (int i = 0; i < ELF.length; i++) {
      if (bytes.length <= i || bytes[i] != ELF[i]) {
        return false;
      }
    }
    return true;
  }
}
