package ringside.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ringside.lab.report.SourceTexts;
import ringside.programs.Catalogue;

/** The sources of bundled programs, and those that stand where they were assembled. */
final class HostSources implements SourceTexts {
  @Override
  public Optional<List<String>> find(String file) {
    byte[] bundled = Catalogue.load(file);
    if (bundled != null) {
      return Optional.of(new String(bundled, StandardCharsets.UTF_8).lines().toList());
    }
    try {
      return Optional.of(Files.readAllLines(Path.of(file)));
    } catch (IOException | InvalidPathException gone) {
      return Optional.empty(); // the instructions are shown instead
    }
  }
}
