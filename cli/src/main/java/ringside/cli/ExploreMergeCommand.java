package ringside.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import ringside.lab.explore.Merged;
import ringside.lab.host.ExploredFile;
import ringside.lab.host.Refusal;
import ringside.lab.report.Texts;

/** {@code ringside explore merge}: parts that several machines have explored, as one verdict. */
@Command(name = "merge", mixinStandardHelpOptions = true, sortOptions = false)
final class ExploreMergeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ExploreCommand parent;

  @Parameters(paramLabel = "FILE", arity = "1..*")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Override
  public Integer call() throws Failure {
    if (parent == null) {
      throw new IllegalStateException("explore is its parent");
    }
    List<Merged.Part> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(read(file));
    }
    Texts texts = new Texts(Languages.choose(language, parent.host()));
    try {
      Merged merged = Merged.of(parts);
      parent.host().text().println(merged.sentence(texts));
      parent.host().text().flush();
      return merged.failed() ? ExploreCommand.FAILED : Status.OK.number();
    } catch (IllegalArgumentException wrong) {
      throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
    }
  }

  private static Merged.Part read(Path file) throws Failure {
    try {
      return ExploredFile.read(file);
    } catch (IOException refused) {
      throw new Failure(Status.LOAD, "ringside: " + file + ": " + Refusal.reason(refused));
    }
  }
}
