package ringside.tests.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.SourceText;
import ringside.programs.Catalogue;

/** Builds test programs with the project's assembler, the bundled library behind them. */
public final class Corpus {
  private static final String FOLDER = "/ringside/tests/syscalls/";

  private Corpus() {}

  /** The executable of a source with a main function. */
  public static byte[] build(String name, String source) {
    List<SourceText> sources = new ArrayList<>(List.of(new SourceText(name, source)));
    for (String part : List.of("lib/start.s", "lib/print.s")) {
      sources.add(new SourceText(part, Catalogue.source(part)));
    }
    BuildResult result = Build.program(sources, Corpus::load);
    byte[] elf = result.elf();
    if (elf == null) {
      throw new AssertionError(
          result.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n")));
    }
    return elf;
  }

  /** A source among the test resources. */
  static String source(String name) {
    byte[] text = resource(name);
    if (text == null) {
      throw new AssertionError("no test resource " + name);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] load(String name) {
    byte[] own = resource(Path.of(name).getFileName().toString());
    return own == null ? Catalogue.load(name) : own;
  }

  private static byte @Nullable [] resource(String name) {
    try (var stream = Corpus.class.getResourceAsStream(FOLDER + name)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
